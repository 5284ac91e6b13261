using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>What became of a person's edits in one tab: on their way, saved, or not; and where they contradict what somebody else did. Safe for several threads.</summary>
public sealed class EditorSaving
{
    private readonly MapSeat _seat;
    private readonly Action _changed;
    private readonly Lock _lock = new();
    private ImmutableList<EditConflict> _conflicts = [];
    private ImmutableList<(Func<Task<MapChange>> Change, string Problem)> _failed = [];
    private string? _passing;
    private int _onTheirWay;
    private string _other = "";
    private DateTimeOffset _otherAt;

    internal EditorSaving(MapSeat seat, Action changed) => (_seat, _changed) = (seat, changed);

    /// <summary>Whether edits are on their way.</summary>
    public bool IsSaving => Volatile.Read(ref _onTheirWay) > 0;

    /// <summary>When this tab's latest edit was saved; null where there was none.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>Why an edit was not saved, the latest of several; null where all were.</summary>
    public string? Problem => _passing ?? (_failed is [.., var (_, problem)] ? problem : null);

    /// <summary>Contradictions that the person has not decided yet, the oldest first.</summary>
    public ImmutableList<EditConflict> Conflicts => _conflicts;

    /// <summary>Makes a change and keeps what comes of it. One that fails is kept, whatever succeeds after it, until it is made or let go of.</summary>
    /// <param name="change">The change.</param>
    /// <param name="mayRepeat">Whether it means the same when it is made later; undoing does not, and its problem is told only until something else is saved.</param>
    /// <exception cref="MendableException">It could not be made; <see cref="Problem"/> says why, and <see cref="TryAgainAsync"/> makes it again.</exception>
    /// <exception cref="RefusedException">They may not.</exception>
    public async Task<MapChange> RunAsync(Func<Task<MapChange>> change, bool mayRepeat = true)
    {
        Interlocked.Increment(ref _onTheirWay);
        _changed();
        try
        {
            var made = await change();
            SavedAt = made.HasChanged ? made.Stored.At : SavedAt ?? made.Stored.At;
            Keep(change, null, mayRepeat);
            Take(made);
            return made;
        }
        catch (Exception e) when (e is MendableException or MapEditException or RefusedException)
        {
            Keep(change, e.InWords(), mayRepeat);
            throw;
        }
        finally
        {
            Interlocked.Decrement(ref _onTheirWay);
            _changed();
        }
    }

    /// <summary>Makes the changes again that could not be saved, the oldest first; does nothing where there is none, and never throws for what the person can mend.</summary>
    public async Task TryAgainAsync()
    {
        _passing = null;
        foreach (var (change, _) in _failed)
        {
            try
            {
                await RunAsync(change);
            }
            catch (Exception e) when (e is MendableException or MapEditException or RefusedException)
            {
                // The problem is shown again.
            }
        }

        _changed();
    }

    /// <summary>The person lets go of the changes that could not be saved.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            (_failed, _passing) = ([], null);
        }

        _changed();
    }

    /// <summary>The person has decided a contradiction, or leaves it as it is: what they had typed counts then, and the other words stay in the history.</summary>
    public void Settle(EditConflict conflict)
    {
        lock (_lock)
        {
            _conflicts = _conflicts.Remove(conflict);
        }

        _changed();
    }

    /// <summary>Somebody else made a version.</summary>
    internal void Hear(StoredMap theirs) => (_other, _otherAt) = (theirs.Author, theirs.At);

    private void Keep(Func<Task<MapChange>> change, string? problem, bool mayRepeat)
    {
        lock (_lock)
        {
            _passing = mayRepeat ? null : problem;
            _failed = _failed.RemoveAll(f => f.Change == change);
            if (mayRepeat && problem is not null)
            {
                _failed = _failed.Add((change, problem));
            }
        }
    }

    private void Take(MapChange made)
    {
        if (made.Conflicts.Count == 0)
        {
            return;
        }

        lock (_lock)
        {
            // What was there right before mine came on top: theirs can be put back from it.
            _conflicts = _conflicts.AddRange(made.Conflicts.Select(c => new EditConflict(c, _other, _otherAt, made.Stored.Version - 1)));
        }
    }
}

/// <summary>An edit of this person that contradicts what somebody else did meanwhile.</summary>
/// <param name="What">The contradiction, and what was done about it.</param>
/// <param name="Who">Who the other is; empty for unknown.</param>
/// <param name="At">When they made theirs.</param>
/// <param name="TheirVersion">The version that has theirs.</param>
public sealed record EditConflict(MergeConflict What, string Who, DateTimeOffset At, int TheirVersion)
{
    /// <summary>Whether there are two values to choose from; else the person is only told.</summary>
    public bool IsChoice => What.Kind == ConflictKind.ChangedByBoth;

    /// <summary>Both texts, one after the other; null where they are no texts.</summary>
    public string? Both => What is { Mine.Length: > 0, Theirs.Length: > 0, Field: "text" or "description" or "quote" or "goal" or "note" or "objective" or "finding" or "scope" }
        ? $"{What.Mine.TrimEnd()}{(char.IsPunctuation(What.Mine.TrimEnd()[^1]) ? "" : ".")} {What.Theirs.Trim()}"
        : null;
}
