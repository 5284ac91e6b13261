using Kelione.Maps;

namespace Kelione.Workspace;

/// <summary>A talk about a thing of a map: a comment and the answers to it.</summary>
/// <param name="Number">Its number in the map: that of its first comment.</param>
/// <param name="Anchor">What it is about, such as <c>step:pays</c> or <c>card:price-late</c>; empty for the map itself.</param>
/// <param name="Comments">The comments in the order made, one at least.</param>
/// <param name="ResolvedAt">When somebody resolved it; null while it is open.</param>
/// <param name="ResolvedBy">Who; empty while it is open.</param>
public sealed record MapThread(int Number, string Anchor, ValueList<MapComment> Comments, DateTimeOffset? ResolvedAt, string ResolvedBy)
{
    /// <summary>Whether it is settled.</summary>
    public bool IsResolved => ResolvedAt is not null;

    /// <summary>Comments that the reader has not seen.</summary>
    public int Unread => Comments.Count(c => c.IsUnread);
}

/// <summary>One comment.</summary>
/// <param name="Number">Its number in the map, from 1.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="IsOwn">Whether it is the reader's own.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words; empty where they were removed.</param>
/// <param name="ChangedAt">When the words were last changed; null for never.</param>
/// <param name="IsRemoved">Whether the words were removed.</param>
/// <param name="IsUnread">Whether the reader has not seen it.</param>
/// <param name="Mentions">The names in it, each written with @ before it.</param>
public sealed record MapComment(int Number, string Author, bool IsOwn, DateTimeOffset At, string Text, DateTimeOffset? ChangedAt, bool IsRemoved, bool IsUnread, ValueList<string> Mentions);

/// <summary>Somebody named the reader in a comment.</summary>
/// <param name="Map">The map.</param>
/// <param name="Title">Its title.</param>
/// <param name="Thread">The talk.</param>
/// <param name="Number">The comment.</param>
/// <param name="Anchor">What the talk is about; empty for the map itself.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words.</param>
/// <param name="IsSeen">Whether the reader has opened it.</param>
public sealed record MapMention(string Map, string Title, int Thread, int Number, string Anchor, string Author, DateTimeOffset At, string Text, bool IsSeen);
