using System.CommandLine;
using Kelione.CommandLine.Commands.Publishing;

namespace Kelione.CommandLine.Commands.Maps;

/// <summary><c>kelione map</c>: maps from the first line to their history.</summary>
internal static class MapCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var command = new KelioneCommand(
            "map",
            "Customer journey maps: begin, edit as text, keep with history, compare, join.",
            "kelione map new --template phone",
            "kelione map show phone",
            "kelione map measure phone",
            "kelione map poster phone -o phone.pdf",
            "kelione map export phone -o phone.yaml",
            "kelione map import phone.yaml");
        command.Subcommands.Add(NewMap.Create(surroundings, common));
        command.Subcommands.Add(MapText.Import(surroundings, common));
        command.Subcommands.Add(MapText.Export(surroundings, common));
        command.Subcommands.Add(MapText.Mermaid(surroundings, common));
        command.Subcommands.Add(MapLooking.List(surroundings, common));
        command.Subcommands.Add(MapLooking.Show(surroundings, common));
        command.Subcommands.Add(MapHistory.History(surroundings, common));
        command.Subcommands.Add(MapHistory.Undo(surroundings, common));
        command.Subcommands.Add(MapHistory.Redo(surroundings, common));
        command.Subcommands.Add(MapHistory.Restore(surroundings, common));
        command.Subcommands.Add(MapComparing.Diff(surroundings, common));
        command.Subcommands.Add(MapComparing.Merge(surroundings, common));
        command.Subcommands.Add(MapLooking.Validate(surroundings, common));
        command.Subcommands.Add(MapHistory.Delete(surroundings, common));
        command.Subcommands.Add(BindCommand.Create(surroundings, common));
        command.Subcommands.Add(DiscoverCommand.Create(surroundings, common));
        command.Subcommands.Add(MeasureCommand.Measure(surroundings, common));
        command.Subcommands.Add(MeasureCommand.Snapshots(surroundings, common));
        command.Subcommands.Add(MeasureCommand.Compare(surroundings, common));
        command.Subcommands.Add(TableCommand.Create(surroundings, common));
        command.Subcommands.Add(PosterCommand.Poster(surroundings, common));
        command.Subcommands.Add(PosterCommand.Slides(surroundings, common));
        return command;
    }
}
