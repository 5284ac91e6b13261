using System.CommandLine;

namespace Kelione.CommandLine.Commands;

/// <summary>The one list of commands, in the order of the help.</summary>
internal static class CommandList
{
    /// <summary>All commands.</summary>
    public static IEnumerable<Command> All(Surroundings surroundings, CommonOptions common)
    {
        yield return ImportCommand.Create(surroundings, common);
        foreach (var analysis in Analyses())
        {
            var command = analysis.Wire(surroundings, common);
            yield return command.Name == "attribution" ? AttributionOverPaths.AddTo(command, surroundings, common) : command;
        }

        yield return Maps.MapCommand.Create(surroundings, common);
        yield return Feedback.FeedbackCommand.Create(surroundings, common);
        yield return DemandCommand.Create(surroundings, common);
        yield return Publishing.ImproveCommands.Barriers(surroundings, common);
        yield return Publishing.ImproveCommands.Ideas(surroundings, common);
        yield return Maps.NewMap.Templates(surroundings, common);
        yield return SegmentCommand.Create(surroundings, common);
        yield return CustomersCommand.Create(surroundings, common);
        yield return SmallAnalyses.Journey().Wire(surroundings, common);
        yield return IdentityCommand.Create(surroundings, common);
        yield return ExportCommand.Create(surroundings, common);
        yield return UpkeepCommands.Forget(surroundings, common);
        yield return BackupCommands.Backup(surroundings, common);
        yield return BackupCommands.Restore(surroundings, common);
        yield return MoveCommand.Create(surroundings, common);
        yield return UpkeepCommands.Doctor(surroundings, common);
        yield return SampleCommand.Create(surroundings, common);
        yield return DemoCommand.Create(surroundings, common);
        yield return SourcesCommand.Create(surroundings, common);
        yield return KeysCommand.Create(surroundings, common);
        yield return ServeCommand.Create(surroundings, common);
    }

    /// <summary>The analyses that two segments can be compared in, made anew: a command belongs to one tree.</summary>
    public static IReadOnlyList<Analysis> Analyses() =>
    [
        SmallAnalyses.Status(),
        FlowsCommand.Create(),
        SmallAnalyses.Variants(),
        FunnelCommand.Create(),
        RetentionCommand.Create(),
        AhaCommand.Create(),
        SmallAnalyses.DropOffs(),
        SmallAnalyses.Crossings(),
        AttributionCommand.Create(),
        SmallAnalyses.Pareto(),
        SmallAnalyses.Sessions(),
    ];
}
