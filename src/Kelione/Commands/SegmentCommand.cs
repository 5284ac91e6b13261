using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione segment</c>: who is who.</summary>
internal static class SegmentCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "segment",
            "Segments: by rule, overlapping, discovered, compared.",
            "kelione segment define buyers \"did payment_done\"",
            "kelione segment overlap",
            "kelione segment discover",
            "kelione segment compare buyers \"not did payment_done\" -- flows");
        command.Subcommands.Add(Define(surroundings, common));
        command.Subcommands.Add(List(surroundings, common));
        command.Subcommands.Add(Show(surroundings, common));
        command.Subcommands.Add(Remove(surroundings, common));
        foreach (var analysis in Analyses())
        {
            command.Subcommands.Add(analysis.Wire(surroundings, common));
        }

        command.Subcommands.Add(CompareCommand.Create(surroundings, common));
        return command;
    }

    /// <summary>The analyses of segments, made anew.</summary>
    public static IReadOnlyList<Analysis> Analyses() => [Overlap(), Discover()];

    private static KelioneCommand Define(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string>("NAME") { Description = "The name" };
        var rule = new Argument<string>("RULE") { Description = "The rule; and, or, not and parentheses combine" };
        var command = new KelioneCommand(
            "define",
            "Define a segment by a rule, or give a name another rule.",
            "kelione segment define buyers \"did payment_done\"",
            "kelione segment define keen \"did search >= 3 times within 7d and not did payment_done\"",
            "kelione segment define web \"channel=web\"",
            "kelione segment define fast \"sequence(view, cart, order) within 1d\"") { name, rule };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var parsed = SegmentRule.Parse(parse.GetRequiredValue(rule));
            await using var workspace = await session.OpenAsync(cancellationToken);
            var segment = workspace.Segments.Planned(parse.GetRequiredValue(name), parsed);
            var question = new SegmentOverlapQuestion { Segments = [segment] };
            await KnownActivities.RemarkAsync(workspace, question, session.Tell, cancellationToken);

            // Asked first: a rule over a field that no event has is not kept.
            var answer = await workspace.AskAsync(question, cancellationToken);
            if (workspace.Segments.Define(segment.Name, parsed) is { } before && before != parsed)
            {
                session.Tell($"'{segment.Name}' was: {before}");
            }

            session.Show(answer);
        });
    }

    private static KelioneCommand List(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand("list", "List the segments that are defined.", "kelione segment list");
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var segments = workspace.Segments.All();
            session.Show(new { Segments = segments }, sheet => NameList(sheet, segments));
        });
    }

    private static void NameList(Sheet sheet, IReadOnlyList<NamedSegment> segments)
    {
        sheet.Title(sheet.T.Segments);
        if (segments.Count == 0)
        {
            sheet.Finding(sheet.T.NoSegments);
        }

        var grid = new Grid(Grid.Name(sheet.T.Name), Grid.Name(sheet.T.Rule, lines: 3));
        foreach (var segment in segments)
        {
            grid.Add(segment.Name, segment.Rule.ToString());
        }

        sheet.Add(grid);
    }

    private static KelioneCommand Show(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string>("NAME") { Description = "A segment's name, or a rule" };
        var command = new KelioneCommand("show", "How large a segment is.", "kelione segment show buyers", "kelione segment show \"did cart and not did payment_done\"") { name };
        return (KelioneCommand)new Analysis(command, ask => new SegmentOverlapQuestion { Scope = ask.Scope, Segments = [ask.Segments.Resolve(ask.Parse.GetRequiredValue(name))] })
            .Wire(surroundings, common);
    }

    private static KelioneCommand Remove(Surroundings surroundings, CommonOptions common)
    {
        var name = new Argument<string>("NAME") { Description = "A segment's name" };
        var command = new KelioneCommand("remove", "Remove a segment's definition.", "kelione segment remove buyers") { name };
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var asked = parse.GetRequiredValue(name);
            if (!workspace.Segments.Remove(asked))
            {
                throw new MendableException($"There is no segment '{asked}'.{NearNames.Sentence(asked, [.. workspace.Segments.All().Select(s => s.Name)])}");
            }

            session.Tell($"Removed the segment '{asked}'.");
            if (session.Json)
            {
                session.WriteJson(new { Removed = asked });
            }
        });
    }

    private static Analysis Overlap()
    {
        var names = new Argument<string[]>("SEGMENT") { Description = "Names or rules [default: all defined]", Arity = ArgumentArity.ZeroOrMore };
        var command = new KelioneCommand("overlap", "How large segments are, and how far they overlap.", "kelione segment overlap", "kelione segment overlap buyers \"channel=app\"") { names };
        return new Analysis(command, ask =>
        {
            IReadOnlyList<NamedSegment> asked = ask.Parse.GetValue(names) is { Length: > 0 } given ? [.. given.Select(ask.Segments.Resolve)] : ask.Segments.All();
            return asked.Count > 0
                ? new SegmentOverlapQuestion { Scope = ask.Scope, Segments = asked }
                : throw new MendableException("No segment is defined yet. Define one: kelione segment define NAME RULE — or write rules: kelione segment overlap \"did cart\" \"channel=app\".");
        });
    }

    private static Analysis Discover()
    {
        var share = Args.Option<double?>("--minimum-share", "A scenario is frequent from this share of customers on [default: 0.05]", t => Numbers.Real(t), "SHARE");
        var length = Args.Number("--length", "The longest scenario, in activities (2–6) [default: 4]");
        var top = Args.Number("--top", "How many scenarios [default: 20]");
        var clusters = Args.Number("--clusters", "How many clusters (2–20) [default: found out]");
        var seed = Args.Option<long?>("--seed", "The seed of the clusters [default: 1]", t => Numbers.Whole(t), "N");
        var hypothesis = Args.Options("--hypothesis", "A segment (name or rule) that people believe in, held against the data; may be given several times", t => t, "SEGMENT");
        var below = Args.Option<double?>("--refuted-below", "A hypothesis is refuted when its share is clearly below this [default: 0.01]", t => Numbers.Real(t), "SHARE");
        var command = new KelioneCommand(
            "discover",
            "Segments that the data itself shows: frequent scenarios, clusters of journeys, hypotheses refuted.",
            "kelione segment discover",
            "kelione segment discover --clusters 4 --hypothesis \"did call_centre >= 5 times\"") { share, length, top, clusters, seed, hypothesis, below };
        return new Analysis(command, ask => new SegmentDiscoveryQuestion
        {
            Scope = ask.Scope,
            MinimumShare = ask.Get(share) ?? 0.05,
            MaxLength = ask.Get(length) ?? 4,
            Top = ask.Get(top) ?? 20,
            Clusters = ask.Get(clusters),
            Seed = ask.Get(seed) ?? 1,
            Hypotheses = ask.Named(hypothesis),
            RefutedBelow = ask.Get(below) ?? 0.01,
        });
    }
}
