using Kelione.Journeys;
using Kelione.Web.Shared;
using Kelione.Workspace;

namespace Kelione.Web.Frame;

/// <summary>What every palette finds: maps and their steps, pages, segments, activities.</summary>
/// <param name="places">The pages.</param>
internal sealed class PaletteList(IReadOnlyList<RailPlace> places) : IPaletteSource
{
    private const int MostActivities = 400;

    private static AreaTexts L => FrameTexts.All;

    /// <inheritdoc />
    public async Task<IReadOnlyList<PaletteEntry>> ListAsync(WorkspaceVisit visit, CancellationToken cancellationToken)
    {
        var at = "/w/" + Uri.EscapeDataString(visit.Name);
        var entries = new List<PaletteEntry>();
        var steps = new List<PaletteEntry>();
        foreach (var map in await visit.ListMapsAsync(cancellationToken: cancellationToken))
        {
            var address = $"{at}/maps/{Uri.EscapeDataString(map.Id)}";
            entries.Add(new PaletteEntry(L["Palette.Maps"], map.Title) { Icon = "maps", Href = address });
            var stored = await visit.GetMapAsync(map.Id, cancellationToken: cancellationToken);
            steps.AddRange(stored.Map.Steps().Select((s, i) => new PaletteEntry(L["Palette.Steps"], s.Name) { Station = i + 1, Note = map.Title, Href = $"{address}?step={Uri.EscapeDataString(s.Id)}" }));
        }

        entries.AddRange(steps);
        entries.AddRange(places.Select(p => new PaletteEntry(L["Palette.Pages"], L["Rail." + p.Key]) { Icon = p.Icon, Href = $"{at}/{p.Path}" }));
        entries.AddRange(PalettePages.Explore.Select(p => new PaletteEntry(L["Palette.Pages"], ExploreTexts.Frame["Tab." + p]) { Icon = "explore", Note = L["Rail.explore"], Href = $"{at}/explore/{p}" }));
        if (visit.May(Right.Ask))
        {
            entries.AddRange(visit.Segments().Select(s => new PaletteEntry(L["Palette.Segments"], s.Name) { Icon = "people", Note = L["Palette.ExploreSegment"], Href = $"{at}/explore/flow?a={Uri.EscapeDataString(s.Name)}" }));
            entries.AddRange((await visit.ActivitiesAsync(cancellationToken)).Take(MostActivities)
                .Select(a => new PaletteEntry(L["Palette.Activities"], a) { Icon = "data", Note = L["Palette.ExploreActivity"], Href = $"{at}/explore/flow?a={Uri.EscapeDataString("did " + StepSyntax.Quote(a))}" }));
        }

        return entries;
    }
}
