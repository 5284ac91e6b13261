namespace Kelione.Workspace;

/// <summary>A comment. Of a comment that was removed the words are gone; its place in the talk is kept.</summary>
internal sealed class CommentRow
{
    public required string MapId { get; set; }

    public int Number { get; set; }

    public int Thread { get; set; }

    public required string Anchor { get; set; }

    public required string AuthorId { get; set; }

    public required string Author { get; set; }

    public DateTimeOffset At { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    public bool IsRemoved { get; set; }

    public DateTimeOffset? ResolvedAt { get; set; }

    public string? ResolvedBy { get; set; }
}

/// <summary>Somebody who is named in a comment.</summary>
internal sealed class MentionRow
{
    public required string MapId { get; set; }

    public int Number { get; set; }

    public required string Person { get; set; }

    public required string Name { get; set; }

    public bool IsSeen { get; set; }
}

/// <summary>How far somebody has read a talk.</summary>
internal sealed class ReadRow
{
    public required string MapId { get; set; }

    public int Thread { get; set; }

    public required string Person { get; set; }

    public int UpTo { get; set; }
}

/// <summary>The name of a version.</summary>
internal sealed class VersionNameRow
{
    public required string MapId { get; set; }

    public int Version { get; set; }

    public required string Name { get; set; }

    public required string Author { get; set; }

    public DateTimeOffset At { get; set; }
}
