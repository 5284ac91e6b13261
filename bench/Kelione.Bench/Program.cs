using Kelione.Bench;

return await BenchCommands.RunAsync(args).ConfigureAwait(false);
