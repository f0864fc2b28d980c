/** Something the person at the terminal can put right: shown as one line, without a stack. */
export class Complaint extends Error {}

/** Runs a command line; a complaint becomes one line and exit code 1. */
export async function runOrComplain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Complaint ? error.message : error);
    process.exitCode = 1;
  }
}
