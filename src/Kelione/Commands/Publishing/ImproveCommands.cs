using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.CommandLine.Views;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione barriers</c> and <c>kelione ideas</c>: what stands in the way and what to do first.</summary>
internal static class ImproveCommands
{
    /// <summary>Lists barriers.</summary>
    public static Command Barriers(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map, or id@version" };
        var snapshot = Args.Text("--snapshot", "The measurement to take [default: the latest]", "ID");
        var command = new KelioneCommand(
            "barriers", "What stands in the customers' way: found in the data, with its evidence, and stated by people.", "kelione barriers phone") { map, snapshot };
        return command.Does(surroundings, common, async (session, parse, cancellationToken) =>
        {
            var (stored, measurement) = await MeasuredMap.FindAsync(session, parse.GetRequiredValue(map), parse.GetValue(snapshot), cancellationToken);
            session.Show(
                new { Map = stored.Map.Id, stored.Version, Snapshot = measurement?.Snapshot, Found = measurement?.Barriers ?? [], Stated = stored.Map.Barriers },
                sheet => ImproveViews.Barriers(sheet, stored.Map, measurement));
        });
    }

    /// <summary>Ranks ideas, tells what became of released ones, and changes them.</summary>
    public static Command Ideas(Surroundings surroundings, CommonOptions common)
    {
        var map = new Argument<string>("MAP") { Description = "The id of the map, or id@version" };
        var snapshot = Args.Text("--snapshot", "The measurement to take [default: the latest]", "ID");
        var effects = Args.Flag("--effects", "Ask the events what became of released and tested ideas");
        var command = new KelioneCommand(
            "ideas",
            "Ideas by priority with its arithmetic and the MVP line; with --effects what became of released ones.",
            "kelione ideas phone",
            "kelione ideas phone --effects",
            "kelione ideas set phone keeps-the-order --status released --released 2025-07-01 --owner Payments") { map, snapshot, effects };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (stored, measurement) = await MeasuredMap.FindAsync(session, parse.GetRequiredValue(map), parse.GetValue(snapshot), cancellationToken);
            var ranked = PriorityList.Rank(stored.Map, measurement);
            var found = parse.GetValue(effects) ? await EffectsAsync(session, stored.Map, cancellationToken) : [];
            session.Show(new { Map = stored.Map.Id, stored.Version, Snapshot = measurement?.Snapshot, Ranking = ranked, Effects = found }, sheet => ImproveViews.Ideas(sheet, stored.Map, ranked, found));

            return ExitCode.Done;
        });
        command.Subcommands.Add(SetIdeaCommand.Create(surroundings, common));
        return command;
    }

    private static async Task<IReadOnlyList<IdeaEffect>> EffectsAsync(Session session, JourneyMap map, CancellationToken cancellationToken)
    {
        await using var workspace = await session.OpenAsync(cancellationToken);
        return await IdeaEffects.FindAsync(workspace, map, cancellationToken: cancellationToken);
    }
}
