using Kelione.CommandLine;

using var stop = new CancellationTokenSource();

// The first Ctrl+C asks the work to stop and leave things whole; a second one ends the process at once.
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
};

using var surroundings = Surroundings.OfProcess();
return await KelioneProgram.RunAsync(args, surroundings, stop.Token);
