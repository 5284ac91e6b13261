using System.Globalization;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>The comments on the maps of a workspace, in the maps' database. It knows nothing of rights: <see cref="MapTalk"/> does. Safe for several threads and processes.</summary>
internal sealed class CommentLibrary(WorkspaceFolder folder, TimeProvider time)
{
    /// <summary>The longest comment, in characters.</summary>
    public const int LongestText = 4000;

    private readonly LibraryStore _store = new(folder, MapLibrary.PatienceSeconds);

    public Task<IReadOnlyList<MapThread>> ListAsync(string map, string reader, CancellationToken cancellationToken) => _store.ReadAsync<IReadOnlyList<MapThread>>(
        async db =>
        {
            var rows = await db.Comments.AsNoTracking().Where(c => c.MapId == map).OrderBy(c => c.Number).ToListAsync(cancellationToken);
            var names = (await db.Mentions.AsNoTracking().Where(m => m.MapId == map).ToListAsync(cancellationToken)).ToLookup(m => m.Number, m => m.Name);
            var read = await db.Reads.AsNoTracking().Where(r => r.MapId == map && r.Person == reader).ToDictionaryAsync(r => r.Thread, r => r.UpTo, cancellationToken);
            return
            [
                .. rows.GroupBy(c => c.Thread).Select(thread => new MapThread(
                    thread.Key,
                    thread.First().Anchor,
                    thread.Select(c => new MapComment(
                        c.Number, c.Author, c.AuthorId == reader, c.At, c.Text, c.ChangedAt, c.IsRemoved, c.AuthorId != reader && !c.IsRemoved && c.Number > read.GetValueOrDefault(thread.Key), names[c.Number].ToValueList())).ToValueList(),
                    thread.First().ResolvedAt,
                    thread.First().ResolvedBy ?? "")),
            ];
        },
        [],
        cancellationToken);

    /// <summary>Adds a comment.</summary>
    /// <param name="map">The map.</param>
    /// <param name="thread">The talk that it answers; null to begin one.</param>
    /// <param name="anchor">What a new talk is about; not looked at in an answer.</param>
    /// <param name="by">Who.</param>
    /// <param name="text">The words.</param>
    /// <param name="people">Whom it may name.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Its number.</returns>
    public Task<int> AddAsync(string map, int? thread, string anchor, Visitor by, string text, IReadOnlyList<MemberName> people, CancellationToken cancellationToken)
    {
        text = Checked(text);
        return _store.WriteAsync(
            async db =>
            {
                await MapRows.FindAsync(db, map, mayBeDeleted: false, cancellationToken);
                if (thread is { } asked)
                {
                    var first = await FindAsync(db, map, asked, cancellationToken);
                    anchor = first.Anchor;

                    // Whoever answers has not settled it.
                    (first.ResolvedAt, first.ResolvedBy) = (null, null);
                }

                var number = (await db.Comments.Where(c => c.MapId == map).MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0) + 1;
                db.Comments.Add(new() { MapId = map, Number = number, Thread = thread ?? number, Anchor = anchor, AuthorId = by.Id, Author = by.Name, At = time.GetUtcNow(), Text = text });
                Mention(db, map, number, text, people, by);
                return number;
            },
            cancellationToken);
    }

    /// <summary>Puts other words in place of a comment's.</summary>
    public Task ChangeAsync(string map, int number, Visitor by, string text, IReadOnlyList<MemberName> people, CancellationToken cancellationToken)
    {
        text = Checked(text);
        return _store.WriteAsync(
            async db =>
            {
                var comment = await FindAsync(db, map, number, cancellationToken);
                if (comment.AuthorId != by.Id || comment.IsRemoved)
                {
                    throw new MendableException("Only who wrote a comment can change it.");
                }

                (comment.Text, comment.ChangedAt) = (text, time.GetUtcNow());
                var already = await db.Mentions.Where(m => m.MapId == map && m.Number == number).Select(m => m.Person).ToListAsync(cancellationToken);
                Mention(db, map, number, text, [.. people.Where(p => !already.Contains(p.Id))], by);
                return true;
            },
            cancellationToken);
    }

    /// <summary>Takes the words of a comment away.</summary>
    /// <param name="map">The map.</param>
    /// <param name="number">The comment.</param>
    /// <param name="by">Who.</param>
    /// <param name="mayAny">Whether they may remove what others wrote.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task RemoveAsync(string map, int number, Visitor by, bool mayAny, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var comment = await FindAsync(db, map, number, cancellationToken);
            if (comment.AuthorId != by.Id && !mayAny)
            {
                throw new MendableException("Only who wrote a comment, or an owner of the map, can remove it.");
            }

            (comment.Text, comment.IsRemoved, comment.ChangedAt) = ("", true, time.GetUtcNow());
            db.Mentions.RemoveRange(await db.Mentions.Where(m => m.MapId == map && m.Number == number).ToListAsync(cancellationToken));
            return true;
        },
        cancellationToken);

    /// <summary>Settles a talk, or opens it again.</summary>
    public Task ResolveAsync(string map, int thread, bool isResolved, Visitor by, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var first = await FindAsync(db, map, thread, cancellationToken);
            (first.ResolvedAt, first.ResolvedBy) = isResolved ? (time.GetUtcNow(), by.Name) : ((DateTimeOffset?)null, (string?)null);
            return true;
        },
        cancellationToken);

    /// <summary>Notes that somebody has seen a talk to its end.</summary>
    /// <returns>Whether that was news.</returns>
    public Task<bool> ReadAsync(string map, int thread, Visitor by, CancellationToken cancellationToken) => _store.WriteAsync(
        async db =>
        {
            var last = await db.Comments.Where(c => c.MapId == map && c.Thread == thread).MaxAsync(c => (int?)c.Number, cancellationToken) ?? 0;
            var unseen = await db.Mentions.Where(m => m.MapId == map && !m.IsSeen && (m.Person == by.Id || m.Person == by.Name))
                .Where(m => db.Comments.Any(c => c.MapId == map && c.Number == m.Number && c.Thread == thread)).ToListAsync(cancellationToken);
            unseen.ForEach(m => m.IsSeen = true);
            if (await db.Reads.FindAsync([map, thread, by.Id], cancellationToken) is { } row)
            {
                var isNews = row.UpTo < last || unseen.Count > 0;
                row.UpTo = last;
                return isNews;
            }

            db.Reads.Add(new() { MapId = map, Thread = thread, Person = by.Id, UpTo = last });
            return true;
        },
        cancellationToken);

    /// <summary>Where somebody is named, newest first, on maps that are not deleted.</summary>
    public Task<IReadOnlyList<MapMention>> MentionsAsync(Visitor of, CancellationToken cancellationToken) => _store.ReadAsync<IReadOnlyList<MapMention>>(
        async db =>
        {
            var found = await (
                from mention in db.Mentions.AsNoTracking()
                where mention.Person == of.Id || mention.Person == of.Name
                join comment in db.Comments on new { mention.MapId, mention.Number } equals new { comment.MapId, comment.Number }
                join map in db.Maps on comment.MapId equals map.Id
                where !map.IsDeleted && !comment.IsRemoved
                select new MapMention(map.Id, map.Title, comment.Thread, comment.Number, comment.Anchor, comment.Author, comment.At, comment.Text, mention.IsSeen)).ToListAsync(cancellationToken);
            return [.. found.OrderByDescending(m => m.At).ThenByDescending(m => m.Number)];
        },
        [],
        cancellationToken);

    private static void Mention(MapDatabase db, string map, int number, string text, IReadOnlyList<MemberName> people, Visitor by)
    {
        foreach (var person in MentionText.Find(text, people).DistinctBy(p => p.Id))
        {
            db.Mentions.Add(new() { MapId = map, Number = number, Person = person.Id, Name = person.Name, IsSeen = person.Id == by.Id });
        }
    }

    private static async Task<CommentRow> FindAsync(MapDatabase db, string map, int number, CancellationToken cancellationToken) =>
        await db.Comments.FindAsync([map, number], cancellationToken) ?? throw new MendableException("This comment is no longer there.");

    private static string Checked(string text)
    {
        text = text.Trim();
        return text.Length switch
        {
            0 => throw new MendableException("There is nothing in the comment yet."),
            > LongestText => throw new MendableException(string.Create(CultureInfo.InvariantCulture, $"A comment has {LongestText} characters at most; this one has {text.Length}.")),
            _ => text,
        };
    }
}
