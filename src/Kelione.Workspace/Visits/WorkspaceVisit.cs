using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>
/// Somebody's way into a workspace: everything that a page or a request does goes through it, and each call asks first whether they may. Pages, HTTP API and live editing have no other way in, so that a right is checked in one place.
/// </summary>
/// <param name="workspace">The workspace.</param>
/// <param name="visitor">Who, as they came.</param>
/// <param name="current">Who they are just now; null result where they have no business here any more. Null where that cannot change.</param>
public sealed partial class WorkspaceVisit(ServedWorkspace workspace, Visitor visitor, Func<Visitor?>? current = null)
{
    /// <summary>The workspace's name in addresses.</summary>
    public string Name => workspace.Name;

    /// <summary>Who, with what they may do just now: a role that was taken away is gone within seconds, however long they have been inside.</summary>
    public Visitor Visitor => current is null ? visitor : current() ?? Visitor.Of(visitor.Id, visitor.Name, MemberRole.None, visitor.Email);

    /// <summary>The clock.</summary>
    public TimeProvider Time => workspace.Journeys.Time;

    /// <summary>Whether they have a right; for showing or hiding a button. What the button does checks again.</summary>
    public bool May(Right right, string? map = null) => Visitor.May(right, map);

    /// <summary>Refuses those who lack a right.</summary>
    /// <exception cref="RefusedException">They lack it.</exception>
    public void Demand(Right right, string? map = null)
    {
        if (!Visitor.May(right, map))
        {
            NoteRefusal(right, map);
            throw new RefusedException(right, map);
        }
    }

    /// <summary>The events for a use case that has no method here.</summary>
    /// <param name="right">The right that the use case needs.</param>
    /// <exception cref="RefusedException">They lack it.</exception>
    public JourneyWorkspace Journeys(Right right)
    {
        Demand(right);
        return workspace.Journeys;
    }

    /// <summary>The maps for a use case that has no method here.</summary>
    /// <param name="right">The right that the use case needs.</param>
    /// <param name="map">The map that it is about; null for the workspace.</param>
    /// <exception cref="RefusedException">They lack it.</exception>
    public MapLibrary Maps(Right right, string? map = null)
    {
        Demand(right, map);
        return workspace.Maps;
    }

    /// <summary>Where files are brought to, for those who may bring data in.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public ImportDesk Imports()
    {
        Demand(Right.ManageData);
        return workspace.Imports;
    }

    /// <summary>Where events arrive, for those who may send them.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public EventIntake Intake()
    {
        Demand(Right.SendEvents);
        return workspace.Journeys.Intake;
    }

    /// <summary>What arrived by itself, and what is wrong with it; for those who may bring data in.</summary>
    /// <exception cref="RefusedException">They may not.</exception>
    public IntakeStatus IntakeStatus() => Journeys(Right.ManageData).Intake.Status;

    /// <summary>The latest events by their own time, the newest first.</summary>
    /// <param name="most">At most so many.</param>
    /// <param name="where">Conditions that each must satisfy; empty for none.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<IReadOnlyList<JourneyEvent>> NewestEventsAsync(int most, IReadOnlyList<Condition>? where = null, CancellationToken cancellationToken = default) =>
        NewestEvents.ReadAsync(Journeys(Right.OpenCustomers), most, where, cancellationToken);

    /// <inheritdoc cref="JourneyWorkspace.AskAsync(Question, CancellationToken)" />
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken = default) => Journeys(NeededBy(question)).AskAsync(question, cancellationToken);

    /// <inheritdoc cref="JourneyWorkspace.AskAsync{TAnswer}(Question{TAnswer}, CancellationToken)" />
    public Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question, CancellationToken cancellationToken = default)
        where TAnswer : Answer => Journeys(NeededBy(question)).AskAsync(question, cancellationToken);

    /// <inheritdoc cref="JourneyWorkspace.OpenNumberAsync" />
    public Task<CustomerPage> OpenNumberAsync(string handle, string address, PageRequest page, CancellationToken cancellationToken = default) =>
        Journeys(Right.OpenCustomers).OpenNumberAsync(handle, address, page, cancellationToken);

    /// <inheritdoc cref="JourneyWorkspace.ActivitiesAsync" />
    public Task<IReadOnlyList<string>> ActivitiesAsync(CancellationToken cancellationToken = default) => Journeys(Right.Ask).ActivitiesAsync(cancellationToken);

    /// <summary>The segments that people defined.</summary>
    public IReadOnlyList<NamedSegment> Segments() => Journeys(Right.Ask).Segments.All();

    /// <summary>The maps that they may see.</summary>
    public async Task<IReadOnlyList<MapSummary>> ListMapsAsync(bool alsoDeleted = false, CancellationToken cancellationToken = default) =>
        [.. (await workspace.Maps.ListAsync(alsoDeleted, cancellationToken)).Where(m => May(Right.SeeMap, m.Id))];

    /// <inheritdoc cref="MapLibrary.GetAsync" />
    public Task<StoredMap> GetMapAsync(string id, int? version = null, CancellationToken cancellationToken = default) => Maps(Right.SeeMap, id).GetAsync(id, version, cancellationToken);

    /// <summary>Begins a new map.</summary>
    public async Task<StoredMap> CreateMapAsync(JourneyMap map, string label = "", CancellationToken cancellationToken = default)
    {
        var stored = await Maps(Right.CreateMap).CreateAsync(map, Visitor.Name, label, cancellationToken: cancellationToken);
        await NoteAsync(ActivityKind.MapCreated, stored.Map.Id);
        return stored;
    }

    /// <summary>A map with what its newest measurement says, and what moved since the one before.</summary>
    public Task<MapOverview> OverviewAsync(string id, CancellationToken cancellationToken = default) => MapOverview.ReadAsync(Maps(Right.SeeMap, id), id, cancellationToken);

    /// <summary>Drafts a map of the events; nothing is kept.</summary>
    /// <exception cref="QuestionException">The data does not make a map; the message says what to change.</exception>
    public Task<MapDraft> DraftMapAsync(DiscoveryOptions options, CancellationToken cancellationToken = default)
    {
        Demand(Right.CreateMap);
        return MapDiscovery.DraftAsync(Journeys(Right.Ask), options, cancellationToken);
    }

    /// <summary>Puts a map into the archive: it is listed no more, and its history is kept.</summary>
    public async Task<StoredMap> DeleteMapAsync(string id, CancellationToken cancellationToken = default)
    {
        var stored = await Maps(Right.ManageMap, id).DeleteAsync(id, visitor.Name, cancellationToken: cancellationToken);
        await TellAsync(stored, ActivityKind.MapDeleted);
        return stored;
    }

    /// <summary>Brings a map back from the archive, as it was.</summary>
    /// <exception cref="MendableException">It is not in the archive.</exception>
    public async Task<StoredMap> RestoreMapAsync(string id, CancellationToken cancellationToken = default)
    {
        var maps = Maps(Right.ManageMap, id);
        var stored = (await maps.ListAsync(alsoDeleted: true, cancellationToken)).Any(m => m.Id == id && m.IsDeleted)
            ? await maps.UndoAsync(id, visitor.Name, cancellationToken)
            : throw new MendableException($"The map '{id}' is not in the archive.");
        await TellAsync(stored, ActivityKind.MapRestored);
        return stored;
    }

    /// <summary>The newest measurement of a map; null for none.</summary>
    public Task<MapMeasurement?> NewestMeasurementAsync(string id, CancellationToken cancellationToken = default) =>
        Maps(Right.SeeMap, id).GetMeasurementAsync(id, snapshot: null, cancellationToken);

    /// <summary>Measures the latest version of a map and keeps the snapshot; everybody who has the map open sees it.</summary>
    public async Task<MapMeasurement> MeasureAsync(string id, MeasureOptions options, IProgress<MeasureProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var journeys = Journeys(Right.Measure);
        var stored = await GetMapAsync(id, cancellationToken: cancellationToken);
        var measured = await MapMeasurer.MeasureAsync(journeys, stored.Map, options with { MapVersion = stored.Version }, progress, cancellationToken);
        var kept = await workspace.Maps.SaveMeasurementAsync(measured, cancellationToken);
        workspace.Live.TellMeasured(id, kept);
        await NoteAsync(ActivityKind.Measured, id, kept.Snapshot);
        return kept;
    }

    /// <summary>Opens a map to look at it and, where they may, to edit it together with others.</summary>
    /// <exception cref="RefusedException">They may not see it.</exception>
    /// <exception cref="MendableException">There is no such map.</exception>
    public Task<MapSeat> SitDownAsync(string id, CancellationToken cancellationToken = default)
    {
        Demand(Right.SeeMap, id);
        return workspace.Live.SitDownAsync(id, this, cancellationToken);
    }

    /// <summary>The comments on a map.</summary>
    /// <exception cref="RefusedException">They may not see it.</exception>
    public MapTalk Talk(string map)
    {
        Demand(Right.SeeMap, map);
        return new MapTalk(this, workspace, map);
    }

    /// <summary>Where comments name this person, newest first, on the maps that they may see.</summary>
    public async Task<IReadOnlyList<MapMention>> MentionsAsync(CancellationToken cancellationToken = default) =>
        [.. (await workspace.Comments.MentionsAsync(visitor, cancellationToken)).Where(m => May(Right.SeeMap, m.Map))];

    /// <summary>Gives a version of a map a name; an empty one takes it away.</summary>
    /// <exception cref="RefusedException">They may not edit it.</exception>
    /// <exception cref="MendableException">There is no such version, or the name is too long.</exception>
    public Task NameVersionAsync(string map, int version, string name, CancellationToken cancellationToken = default) =>
        Maps(Right.EditMap, map).NameVersionAsync(map, version, name, visitor.Name, cancellationToken);

    // A customer's own journey is more than a count of many.
    private static Right NeededBy(Question question) => question is TimelineQuestion ? Right.OpenCustomers : Right.Ask;
}
