using System.CommandLine;
using Kelione.CommandLine.Commands.Maps;
using Kelione.CommandLine.Views;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map discover</c>: a map drafted from the events alone.</summary>
internal static class DiscoverCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var id = Args.Text("--id", "The draft's id [default: draft]", "ID");
        var title = Args.Text("--title", "The draft's title", "TITLE");
        var most = Args.Number("--most", "At most this many steps, 2 to 40 [default: 15]");
        var share = Args.Option<double?>("--minimum-share", "Leave out what fewer customers do: 0.02 is two in a hundred [default: 0.02]", t => Numbers.Real(t), "SHARE");
        var author = MapSources.AuthorOption();
        var scope = new ScopeOptions();
        var command = new KelioneCommand(
            "discover",
            "Draft a map from the events alone: steps, order, stages, jumps and returns. An honest draft to be edited.",
            "kelione map discover",
            "kelione map discover --id orders --title \"How orders go\" --most 10 --from 2025-01-01") { id, title, most, share, author };
        scope.AddTo(command);
        return command.DoesInWorkspace(surroundings, common, async (session, parse, workspace, cancellationToken) =>
        {
            var defaults = new DiscoveryOptions();
            var draft = await MapDiscovery.DraftAsync(
                workspace,
                new DiscoveryOptions
                {
                    Scope = scope.Of(parse, workspace.Segments),
                    Id = NewMap.Checked(parse.GetValue(id)) ?? defaults.Id,
                    Title = parse.GetValue(title),
                    MaxSteps = parse.GetValue(most) ?? defaults.MaxSteps,
                    MinimumShare = parse.GetValue(share) ?? defaults.MinimumShare,
                    Language = NewMap.LanguageOf(session, null),
                },
                cancellationToken);
            var stored = await session.Library().CreateAsync(draft.Map, session.Author(author), "discover", mustKeepId: parse.GetValue(id) is not null, cancellationToken);
            session.Show(
                new { stored.Map.Id, stored.Version, Stages = stored.Map.Stages.Count, Steps = stored.Map.Steps().Count(), draft.Explained, draft.LeftOut },
                sheet => DraftView.Show(sheet, stored.Map, draft));
        });
    }
}
