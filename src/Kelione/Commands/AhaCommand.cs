using Kelione.Journeys;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione aha</c>: which early acts go together with staying.</summary>
internal static class AhaCommand
{
    /// <summary>Makes the analysis.</summary>
    public static Analysis Create()
    {
        var exposure = Args.Length("--exposure", "The first stretch after the start, in which acts are looked for [default: 1d]");
        var outcome = Args.Option<(Duration From, Duration To)?>("--outcome", "When a customer must be seen again to count as staying [default: 7d..14d]", t => Numbers.Stretch(t), "A..B");
        var times = Args.Number("--times", "Scan \"at least k times\" up to this k [default: 3]");
        var start = Args.Step("--start", "Which event begins [default: any]");
        var retained = Args.Step("--retained", "Which event shows that a customer stayed [default: any]");
        var minimum = Args.Number("--minimum-group", "The least size of the smaller group of a candidate [default: 1]");
        var group = Args.Options("--group", "A segment (name or rule) for which the same is asked by itself; may be given several times", t => t, "SEGMENT");
        var command = new KelioneCommand(
            "aha",
            "Which early acts go together with staying (which does not say that they cause it).",
            "kelione aha --exposure 1d --outcome 7d..14d",
            "kelione aha --start signup --times 5 --minimum-group 30",
            "kelione aha --exposure 3d --outcome 14d..28d --segment \"channel=app\" --json") { exposure, outcome, times, start, retained, minimum, group };
        return new Analysis(command, ask =>
        {
            var (from, to) = ask.Get(outcome) ?? (Duration.FromDays(7), Duration.FromDays(14));
            return new AhaQuestion
            {
                Scope = ask.Scope,
                Exposure = ask.Get(exposure) ?? Duration.FromDays(1),
                OutcomeFrom = from,
                OutcomeTo = to,
                Times = ask.Get(times) ?? 3,
                Start = ask.Get(start),
                Retained = ask.Get(retained),
                MinimumGroup = ask.Get(minimum) ?? 1,
                Groups = ask.Named(group),
            };
        });
    }
}
