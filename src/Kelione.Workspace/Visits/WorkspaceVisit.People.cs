using System.Collections.Concurrent;

namespace Kelione.Workspace;

/// <summary>The part of a visit that is about people: who belongs here, keys, links, what happened.</summary>
public sealed partial class WorkspaceVisit
{
    private static readonly TimeSpan LongestKey = TimeSpan.FromDays(366);
    private static readonly TimeSpan LongestInvitation = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<(Right, string?), byte> _refusals = new();

    /// <summary>Notes in the activity log what this person did. Call it after the deed.</summary>
    /// <param name="kind">What.</param>
    /// <param name="about">What it is about; empty for nothing.</param>
    /// <param name="detail">More of it; empty for nothing. No secret, and no customer's id.</param>
    public Task NoteAsync(ActivityKind kind, string about = "", string detail = "") => workspace.People?.Activity.NoteAsync(Name, kind, visitor, about, detail) ?? Task.CompletedTask;

    /// <summary>Notes what this person did to a map otherwise than from an open one, and tells those who have it open.</summary>
    public async Task TellAsync(StoredMap stored, ActivityKind kind)
    {
        await workspace.Live.TellStoredAsync(stored.Map.Id);
        await NoteAsync(kind, stored.Map.Id, ActivityLog.Version(stored.Version));
    }

    /// <summary>The members of the workspace.</summary>
    public Task<IReadOnlyList<Member>> MembersAsync(CancellationToken cancellationToken = default) => People(Right.ManagePeople).Members.ListAsync(Name, cancellationToken);

    /// <summary>Who may see a map, by name alone: for naming them in a comment. Empty where the server knows no people.</summary>
    /// <param name="map">The map; who may comment on it may know.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<MemberName>> NamesAsync(string map, CancellationToken cancellationToken = default)
    {
        Demand(Right.Comment, map);
        return workspace.People is { } people
            ? [.. (await people.Members.ListAsync(Name, cancellationToken)).Where(m => m.Role > MemberRole.None || m.Maps.GetValueOrDefault(map) > MemberRole.None).Select(m => new MemberName(m.Account, m.Name))]
            : [];
    }

    /// <summary>Invitations that nobody used yet.</summary>
    public Task<IReadOnlyList<OpenTicket>> InvitationsAsync(CancellationToken cancellationToken = default) => People(Right.ManagePeople).Tickets.OpenAsync(Name, cancellationToken);

    /// <summary>Makes a link with which somebody comes in once.</summary>
    /// <param name="map">The map that the role is on; empty for the whole workspace.</param>
    /// <param name="role">The role; no more than one has oneself.</param>
    /// <param name="whom">For whom, in one's own words; empty for nobody.</param>
    /// <param name="time">How long the link works, 30 days at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<(string Secret, DateTimeOffset Until)> InviteAsync(string map, MemberRole role, string whom, TimeSpan time, CancellationToken cancellationToken = default)
    {
        var people = map.Length == 0 ? People(Right.ManagePeople) : People(Right.ShareMap, map);
        DemandGrantable(role, map);
        return people.Tickets.InviteAsync(Visitor, Name, map, role, whom.Trim(), time < LongestInvitation ? time : LongestInvitation, cancellationToken);
    }

    /// <summary>Takes an invitation back.</summary>
    public Task WithdrawInvitationAsync(string id, CancellationToken cancellationToken = default) => People(Right.ManagePeople).Tickets.WithdrawAsync(Visitor, Name, id, cancellationToken);

    /// <summary>Makes a link with which a member chooses another password.</summary>
    public Task<(string Secret, DateTimeOffset Until)> RenewPasswordAsync(string account, CancellationToken cancellationToken = default) => People(Right.ManagePeople).Tickets.ForPasswordAsync(Visitor, Name, account, cancellationToken);

    /// <summary>Gives a member another role, of the workspace or on one map.</summary>
    public Task SetRoleAsync(string account, string map, MemberRole role, CancellationToken cancellationToken = default)
    {
        var people = People(Right.ManagePeople);
        DemandGrantable(role, map);
        return people.Members.SetRoleAsync(Visitor, Name, account, map, role, cancellationToken);
    }

    /// <summary>Removes a member.</summary>
    public Task RemoveMemberAsync(string account, CancellationToken cancellationToken = default) => People(Right.ManagePeople).Members.RemoveAsync(Visitor, Name, account, cancellationToken);

    /// <summary>What happened in the workspace, newest first.</summary>
    public Task<ActivityPage> ActivityAsync(IReadOnlyCollection<ActivityKind> kinds, string by = "", long? before = null, int size = 50, CancellationToken cancellationToken = default) =>
        People(Right.ManagePeople).Activity.ListAsync(Name, kinds, by, before, size, cancellationToken);

    /// <summary>The keys of the HTTP API.</summary>
    public Task<IReadOnlyList<ApiKey>> KeysAsync(CancellationToken cancellationToken = default) => People(Right.ManageKeys).Keys.ListAsync(Name, cancellationToken);

    /// <summary>Makes a key, for rights that one has oneself.</summary>
    /// <returns>The key, which is shown once.</returns>
    /// <exception cref="MendableException">It has no name or no right.</exception>
    public Task<string> MakeKeyAsync(string name, IReadOnlyCollection<Right> rights, TimeSpan time, CancellationToken cancellationToken = default) => MakeKeyAsync(name, rights, [], time, cancellationToken);

    /// <summary>Makes a key that may be used from the pages of some sites alone, for rights that one has oneself.</summary>
    /// <param name="name">What it is for.</param>
    /// <param name="rights">What it may do.</param>
    /// <param name="sites">The sites whose pages may use it; empty for all.</param>
    /// <param name="time">How long it works, 366 days at most.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The key, which is shown once.</returns>
    /// <exception cref="MendableException">It has no name or no right, or a site is none.</exception>
    public Task<string> MakeKeyAsync(string name, IReadOnlyCollection<Right> rights, IReadOnlyCollection<string> sites, TimeSpan time, CancellationToken cancellationToken = default)
    {
        var people = People(Right.ManageKeys);
        foreach (var right in rights)
        {
            Demand(right);
        }

        return string.IsNullOrWhiteSpace(name) || rights.Count == 0
            ? throw new MendableException("A key needs a name and something that it is for.")
            : people.Keys.MakeAsync(Visitor, Name, name.Trim(), rights, sites, time < LongestKey ? time : LongestKey, cancellationToken);
    }

    /// <summary>Withdraws a key.</summary>
    public Task WithdrawKeyAsync(string id, CancellationToken cancellationToken = default) => People(Right.ManageKeys).Keys.WithdrawAsync(Visitor, Name, id, cancellationToken);

    /// <summary>The read-only links of a map that work.</summary>
    public Task<IReadOnlyList<ShareLink>> LinksAsync(string map, CancellationToken cancellationToken = default) => People(Right.ShareMap, map).Links.ListAsync(Name, map, cancellationToken);

    /// <summary>Makes a read-only link.</summary>
    /// <param name="map">The map.</param>
    /// <param name="terms">What guests see.</param>
    /// <param name="password">Empty for none.</param>
    /// <param name="until">Until when it works.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<(ShareLink Link, string Secret)> MakeLinkAsync(string map, ShareTerms terms, string password, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        People(Right.ShareMap, map).Links.MakeAsync(Visitor, Name, map, terms, password, until, cancellationToken);

    /// <summary>Changes a read-only link; the password is kept where it is null.</summary>
    public Task ChangeLinkAsync(string map, string id, ShareTerms terms, string? password, DateTimeOffset until, CancellationToken cancellationToken = default) =>
        People(Right.ShareMap, map).Links.ChangeAsync(Name, map, id, terms, password, until, cancellationToken);

    /// <summary>Withdraws a read-only link.</summary>
    public Task WithdrawLinkAsync(string map, string id, CancellationToken cancellationToken = default) => People(Right.ShareMap, map).Links.WithdrawAsync(Visitor, Name, map, id, cancellationToken);

    /// <summary>A map as a guest would see it.</summary>
    public async Task<GuestView> AsGuestAsync(string map, ShareTerms terms, CancellationToken cancellationToken = default)
    {
        Demand(Right.ShareMap, map);
        return GuestView.Of(await workspace.Maps.GetAsync(map, cancellationToken: cancellationToken), await workspace.Maps.GetMeasurementAsync(map, snapshot: null, cancellationToken), terms);
    }

    private PeopleRegister People(Right right, string? map = null)
    {
        Demand(right, map);
        return workspace.People ?? throw new MendableException("This server knows no people.");
    }

    // Nobody gives more than they have; administrators are of the workspace alone.
    private void DemandGrantable(MemberRole role, string map)
    {
        if (map.Length > 0 && role > MemberRole.Owner)
        {
            throw new MendableException("The highest role on one map is that of its owner.");
        }

        if (role == MemberRole.Administrator)
        {
            Demand(Right.ManagePeople);
        }
    }

    // Each page asks many times; one line of a kind is enough for a visit.
    private void NoteRefusal(Right right, string? map)
    {
        if (workspace.People is { } people && _refusals.TryAdd((right, map), 0))
        {
            _ = people.Activity.NoteAsync(Name, ActivityKind.Refused, visitor, map ?? "", right.ToString()).ContinueWith(t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }
}
