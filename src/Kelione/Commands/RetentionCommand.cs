using Kelione.Journeys;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione retention</c>: who comes back.</summary>
internal static class RetentionCommand
{
    /// <summary>Makes the analysis.</summary>
    public static Analysis Create()
    {
        var start = Args.Step("--start", "Which event begins [default: any]");
        var back = Args.Step("--return", "Which later event is a return [default: any]");
        var kind = Args.Choice<RetentionKind>("--kind", "What counts as retained: exactly that day, that day or later, some day of a bracket");
        var periods = Args.Number("--periods", "Days 0 to this one [default: 30]");
        var brackets = Args.Options("--brackets", "Brackets of days such as 1..7; several, or with commas between", ReadBrackets, "A..B");
        var clock = Args.Choice<RetentionClock>("--clock", "Days of 24 hours from the start event, or calendar days");
        var zone = Args.Text("--zone", "The time zone of calendar days and cohorts [default: UTC]", "ZONE");
        var entry = Args.Choice<CohortEntry>("--entry", "Which start event counts");
        var cohorts = Args.Choice<CohortSize>("--cohorts", "How cohorts are cut");
        var group = Args.Options("--group", "A segment (name or rule) whose curve is laid over; may be given several times", t => t, "SEGMENT");
        var command = new KelioneCommand(
            "retention",
            "How many customers come back, by the day since they began and by cohort.",
            "kelione retention --start signup --return visit --periods 14",
            "kelione retention --start order --kind bracket --brackets 1..7,8..30 --cohorts month",
            "kelione retention --start signup --kind unbounded --clock calendar --zone Europe/Vilnius",
            "kelione retention --start signup --group \"channel=web\" --group \"channel=app\"")
        {
            start, back, kind, periods, brackets, clock, zone, entry, cohorts, group,
        };
        return new Analysis(command, ask => new RetentionQuestion
        {
            Scope = ask.Scope,
            Start = ask.Get(start),
            Return = ask.Get(back),
            Kind = ask.Get(kind) ?? (ask.Get(brackets)!.Length > 0 ? RetentionKind.Bracket : RetentionKind.NDay),
            Periods = ask.Get(periods) ?? 30,
            Brackets = [.. ask.Get(brackets)!.SelectMany(b => b)],
            Clock = ask.Get(clock) ?? RetentionClock.FromStart,
            Zone = ask.Get(zone) ?? "UTC",
            Entry = ask.Get(entry) ?? CohortEntry.First,
            Cohorts = ask.Get(cohorts) ?? CohortSize.Day,
            Groups = ask.Named(group),
        });
    }

    private static DayBracket[] ReadBrackets(string text) => [.. text.Split(',').Select(Numbers.Bracket)];
}
