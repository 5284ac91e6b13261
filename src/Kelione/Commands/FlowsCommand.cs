using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione flows</c>: how customers move.</summary>
internal static class FlowsCommand
{
    /// <summary>Makes the analysis.</summary>
    public static Analysis Create()
    {
        var from = Args.Step("--from-activity", "Journeys begin at their first such event; those without it are left out (--from and --to are the period)");
        var to = Args.Step("--to-activity", "Journeys end at their first such event after that; those without it are left out");
        var collapse = Args.Flag("--collapse", "An activity straight after itself counts once");
        var top = Args.Number("--top", "Only the most frequent transitions (loops, activities of a column)");
        var counts = Args.Flag("--counts-only", "Leave out customers and times; several times faster");
        var sankey = Args.Flag("--sankey", "Paths column by column, forward from --from-activity or backward from --to-activity");
        var matrix = Args.Flag("--matrix", "The share of journeys whose k-th event is each activity; --from-activity is column 0");
        var loops = Args.Flag("--loops", "Where customers go round: repeats, returns, longer loops");
        var columns = Args.Number("--columns", "How many columns --sankey (1–20) or --matrix (1–100) has");
        var before = Args.Number("--before", "How many columns --matrix has before --from-activity");
        var length = Args.Number("--length", "The longest loop for --loops, in transitions (1–6)");
        var command = new KelioneCommand(
            "flows",
            "How customers move: from which activity to which, how often, by how many customers and how fast.",
            "kelione flows",
            "kelione flows --top 20 --collapse --where channel=web",
            "kelione flows --from-activity cart --to-activity payment_done",
            "kelione flows --sankey --from-activity cart",
            "kelione flows --matrix --columns 8",
            "kelione flows --loops") { from, to, collapse, top, counts, sankey, matrix, loops, columns, before, length };
        return new Analysis(command, ask =>
        {
            var (isSankey, isMatrix, isLoops) = (ask.Get(sankey), ask.Get(matrix), ask.Get(loops));
            if ((isSankey ? 1 : 0) + (isMatrix ? 1 : 0) + (isLoops ? 1 : 0) > 1)
            {
                throw new MendableException("Choose one of --sankey, --matrix and --loops.");
            }

            if (isLoops)
            {
                return new LoopsQuestion { Scope = ask.Scope, MaxLength = ask.Get(length) ?? 3, Top = ask.Get(top) ?? 20 };
            }

            if (isMatrix)
            {
                return new StepMatrixQuestion { Scope = ask.Scope, Anchor = ask.Get(from), After = ask.Get(columns) ?? 10, Before = ask.Get(before) ?? 0 };
            }

            if (isSankey)
            {
                var backward = ask.Get(from) is null && ask.Get(to) is not null;
                return new SankeyQuestion
                {
                    Scope = ask.Scope,
                    Anchor = ask.Get(from) ?? ask.Get(to),
                    Direction = backward ? FlowDirection.Backward : FlowDirection.Forward,
                    Columns = ask.Get(columns) ?? 5,
                    TopPerColumn = ask.Get(top) ?? 8,
                    CollapseRepeats = ask.Get(collapse),
                };
            }

            return new FlowsQuestion
            {
                Scope = ask.Scope,
                From = ask.Get(from),
                To = ask.Get(to),
                CollapseRepeats = ask.Get(collapse),
                Top = ask.Get(top),
                Details = !ask.Get(counts),
            };
        });
    }
}
