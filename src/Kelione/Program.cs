using System.Runtime.InteropServices;
using Kelione.CommandLine;

using var stop = new CancellationTokenSource();

// Ctrl+C, a service manager's SIGTERM and a closed terminal's SIGHUP ask the work to stop and leave things whole; a second one ends the process at once.
void Stop(PosixSignalContext signal)
{
    signal.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
using var surroundings = Surroundings.OfProcess();
return await KelioneProgram.RunAsync(args, surroundings, stop.Token);
