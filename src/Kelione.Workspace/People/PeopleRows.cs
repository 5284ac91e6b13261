namespace Kelione.Workspace;

/// <summary>A role of somebody in a workspace (<see cref="Map"/> empty) or on one map.</summary>
internal sealed class MemberRow
{
    public required string Workspace { get; set; }

    public required string Map { get; set; }

    public required string AccountId { get; set; }

    public required string Role { get; set; }

    public long Since { get; set; }
}

/// <summary>A link that lets somebody in once: the first administrator, an invitation, a new password. Moments are Unix milliseconds; 0 for never.</summary>
internal sealed class TicketRow
{
    /// <summary>The hash of the secret; the secret itself is nowhere.</summary>
    public required string Hash { get; set; }

    public required string Purpose { get; set; }

    public required string Workspace { get; set; }

    public required string Map { get; set; }

    public required string Role { get; set; }

    /// <summary>For a new password: whose. Else empty.</summary>
    public required string AccountId { get; set; }

    /// <summary>What the maker calls the person; empty for nothing.</summary>
    public required string For { get; set; }

    public required string MadeBy { get; set; }

    public long MadeAt { get; set; }

    public long Until { get; set; }

    public long UsedAt { get; set; }
}

/// <summary>A key of the HTTP API.</summary>
internal sealed class KeyRow
{
    public required string Id { get; set; }

    public required string Hash { get; set; }

    /// <summary>The first characters, to tell keys apart.</summary>
    public required string Start { get; set; }

    public required string Workspace { get; set; }

    public required string Name { get; set; }

    /// <summary>Names of rights, a blank between.</summary>
    public required string Rights { get; set; }

    /// <summary>For a key that stands in pages: the origins of the sites that may use it, a blank between; empty for all.</summary>
    public string Origins { get; set; } = "";

    public required string MadeBy { get; set; }

    public long MadeAt { get; set; }

    public long Until { get; set; }

    public long UsedAt { get; set; }

    public long WithdrawnAt { get; set; }
}

/// <summary>A read-only link to a map.</summary>
internal sealed class LinkRow
{
    public required string Id { get; set; }

    public required string Hash { get; set; }

    public required string Workspace { get; set; }

    public required string Map { get; set; }

    /// <summary>The choices as JSON: lanes, quotes, smallest group, who may embed it.</summary>
    public required string Terms { get; set; }

    /// <summary>The hash of its password; empty for none.</summary>
    public required string PasswordHash { get; set; }

    public required string MadeBy { get; set; }

    public long MadeAt { get; set; }

    public long Until { get; set; }

    public long WithdrawnAt { get; set; }

    public long Views { get; set; }

    public long ViewedAt { get; set; }
}

/// <summary>A line of the activity log. Never changed, never removed: the database itself refuses.</summary>
internal sealed class ActivityRow
{
    public long Number { get; set; }

    public required string Workspace { get; set; }

    public long At { get; set; }

    public required string Kind { get; set; }

    public required string ById { get; set; }

    public required string By { get; set; }

    public required string About { get; set; }

    public required string Detail { get; set; }
}

/// <summary>A key with which sessions are sealed, where the nodes of a server share them.</summary>
internal sealed class SessionKeyRow
{
    public required string Name { get; set; }

    public required string Document { get; set; }
}
