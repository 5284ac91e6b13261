namespace Kelione.Bench;

/// <summary>One run of a bench that times Kelione alone, as kept in a result file.</summary>
/// <typeparam name="TTiming">What it timed.</typeparam>
internal abstract record TimedRun<TTiming>
{
    public required string Machine { get; init; }

    public required string Date { get; init; }

    public required string Commit { get; init; }

    public required int Rounds { get; init; }

    public required IReadOnlyList<TTiming> Timings { get; init; }
}
