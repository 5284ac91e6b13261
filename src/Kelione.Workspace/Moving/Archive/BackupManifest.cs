namespace Kelione.Workspace;

/// <summary>What a backup says of itself. Immutable.</summary>
public sealed record BackupManifest
{
    /// <summary>The version of the form of backups.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The version of the form; a program reads its own and earlier ones.</summary>
    public required int Format { get; init; }

    /// <summary>Which build made it: its answers are compared by the same build alone, as another may word or count otherwise. Null where it is not said.</summary>
    public Guid? Build { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>The name of the workspace: that of its folder.</summary>
    public required string Workspace { get; init; }

    /// <summary>The form of the maps' database.</summary>
    public required int MapsForm { get; init; }

    /// <summary>The form of the people's database.</summary>
    public required int PeopleForm { get; init; }

    /// <summary>Its parts.</summary>
    public required IReadOnlyList<BackupPart> Parts { get; init; }
}

/// <summary>A part of a backup. Immutable.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Rows">How many rows or events it has.</param>
/// <param name="Bytes">How many bytes, before packing.</param>
/// <param name="Sha256">Of these bytes, in hexadecimal digits.</param>
/// <param name="Digest">For events: the number of <c>EventDigest</c>; else empty.</param>
public sealed record BackupPart(string Name, long Rows, long Bytes, string Sha256, string Digest = "");
