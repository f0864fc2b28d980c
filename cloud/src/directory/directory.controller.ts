import { Inject } from '@midwayjs/core';
import { directoryRoutes as routes } from 'shared-types/directory';
import type { Input } from 'shared-types/kernel/contract';
import { Routes, Serve } from '../kernel/http/serve';
import { DirectoryService } from './directory.service';
import { Places } from './place.service';

/** What anybody may look up: places, service points, agents. */
@Routes()
export class DirectoryController {
  @Inject() places: Places;
  @Inject() directory: DirectoryService;

  @Serve(routes.counties)
  async counties() {
    return { counties: await this.places.counties() };
  }

  @Serve(routes.divisions)
  async divisions({ parent }: Input<typeof routes.divisions>) {
    return { divisions: await this.places.children(parent) };
  }

  @Serve(routes.units)
  async units({ division }: Input<typeof routes.units>) {
    return { units: await this.directory.units(division) };
  }

  @Serve(routes.unit)
  async unit({ region, id }: Input<typeof routes.unit>) {
    return this.directory.unit(region, id);
  }

  @Serve(routes.agent)
  async agent({ region, id }: Input<typeof routes.agent>) {
    return this.directory.agent(region, id);
  }
}
