import { startFake } from './fake';

/** The stand-in as a process of its own: `PORT` says where, and one line when it is there. */
void startFake(Number(process.env.PORT ?? 0)).then(({ url }) => console.log(url));
