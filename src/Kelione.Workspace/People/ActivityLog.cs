using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>What can happen that is worth remembering.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivityKind>))]
public enum ActivityKind
{
    /// <summary>Somebody signed in.</summary>
    SignedIn,

    /// <summary>A signing in was refused.</summary>
    SignInRefused,

    /// <summary>Somebody signed out.</summary>
    SignedOut,

    /// <summary>Somebody has a new password.</summary>
    PasswordChanged,

    /// <summary>A link to come in was made.</summary>
    Invited,

    /// <summary>Somebody came in with a link.</summary>
    Joined,

    /// <summary>Somebody has another role.</summary>
    RoleChanged,

    /// <summary>Somebody was removed.</summary>
    Removed,

    /// <summary>Somebody asked for what they may not have.</summary>
    Refused,

    /// <summary>A map was begun.</summary>
    MapCreated,

    /// <summary>A map was edited.</summary>
    MapEdited,

    /// <summary>A map was deleted.</summary>
    MapDeleted,

    /// <summary>A version of a map was brought back.</summary>
    MapRestored,

    /// <summary>A map was measured.</summary>
    Measured,

    /// <summary>Events were brought in.</summary>
    Imported,

    /// <summary>Two ids were said to be one person, or that was taken back.</summary>
    IdentityChanged,

    /// <summary>A customer was erased. Who it was is not kept.</summary>
    Erased,

    /// <summary>A segment was defined or removed.</summary>
    SegmentChanged,

    /// <summary>What customers say was brought in, or an import of it was taken back.</summary>
    FeedbackImported,

    /// <summary>It was said how entries of feedback are meant, what they are about or where they belong.</summary>
    FeedbackCorrected,

    /// <summary>The themes of feedback were changed.</summary>
    ThemesChanged,

    /// <summary>The AI provider was named, switched or removed.</summary>
    ProviderChanged,

    /// <summary>A read-only link was made.</summary>
    LinkMade,

    /// <summary>A read-only link was withdrawn.</summary>
    LinkWithdrawn,

    /// <summary>A key was made.</summary>
    KeyMade,

    /// <summary>A key was withdrawn.</summary>
    KeyWithdrawn,
}

/// <summary>A line of the activity log.</summary>
/// <param name="Number">Its number, rising.</param>
/// <param name="At">When.</param>
/// <param name="Kind">What.</param>
/// <param name="By">Who, by the name that they had; empty for nobody who is known.</param>
/// <param name="About">The map, person, key or file that it is about; empty for none.</param>
/// <param name="Detail">More of it, such as a role or a version; empty for nothing.</param>
public sealed record ActivityLine(long Number, DateTimeOffset At, ActivityKind Kind, string By, string About, string Detail);

/// <summary>A page of the activity log, newest first.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="Next">The number below which the next page begins; null where there is none.</param>
public sealed record ActivityPage(IReadOnlyList<ActivityLine> Lines, long? Next);

/// <summary>What happened: who did what, and when. Lines are only ever added.</summary>
public sealed class ActivityLog
{
    private readonly PeopleStore _store;

    internal ActivityLog(PeopleStore store) => _store = store;

    /// <summary>Adds a line.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="kind">What.</param>
    /// <param name="by">Who; null for nobody who is known.</param>
    /// <param name="about">What it is about; empty for nothing.</param>
    /// <param name="detail">More of it; empty for nothing.</param>
    public Task NoteAsync(string workspace, ActivityKind kind, Visitor? by, string about = "", string detail = "") =>
        _store.WriteAsync(
            db =>
            {
                Add(db, _store.Now, workspace, kind, by?.Id ?? "", by?.Name ?? "", about, detail);
                return Task.FromResult(true);
            },
            CancellationToken.None,
            isTold: false);

    /// <summary>A page of what happened in a workspace, newest first.</summary>
    /// <param name="workspace">Where.</param>
    /// <param name="kinds">Only these; empty for all.</param>
    /// <param name="by">Only what people did whose name has this in it; empty for all.</param>
    /// <param name="before">Only lines with a lower number; null for the newest.</param>
    /// <param name="size">How many lines, 1–500.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<ActivityPage> ListAsync(string workspace, IReadOnlyCollection<ActivityKind> kinds, string by = "", long? before = null, int size = 50, CancellationToken cancellationToken = default)
    {
        var words = kinds.Select(k => k.ToString()).ToArray();
        size = Math.Clamp(size, 1, 500);
        return _store.ReadAsync(
            async db =>
            {
                var query = db.Activity.AsNoTracking().Where(a => a.Workspace == workspace);
                query = words.Length > 0 ? query.Where(a => words.Contains(a.Kind)) : query;
                query = by.Length > 0 ? query.Where(a => a.By.Contains(by)) : query;
                query = before is { } below ? query.Where(a => a.Number < below) : query;
                var rows = await query.OrderByDescending(a => a.Number).Take(size + 1).ToListAsync(cancellationToken);
                return new ActivityPage(
                    [.. rows.Take(size).Select(a => new ActivityLine(a.Number, DateTimeOffset.FromUnixTimeMilliseconds(a.At), Enum.Parse<ActivityKind>(a.Kind), a.By, a.About, a.Detail))],
                    rows.Count > size ? rows[size - 1].Number : null);
            },
            new ActivityPage([], null),
            cancellationToken);
    }

    internal static void Add(PeopleDatabase db, long at, string workspace, ActivityKind kind, string byId, string by, string about = "", string detail = "") =>
        db.Activity.Add(new ActivityRow { Workspace = workspace, At = at, Kind = kind.ToString(), ById = byId, By = by, About = Short(about), Detail = Short(detail) });

    internal static string Version(int version) => version.ToString(CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length <= 500 ? text : text[..499] + "…";
}
