using System.Text;
using Kelione.Maps;
using Microsoft.EntityFrameworkCore;

namespace Kelione.Workspace;

/// <summary>How the text of a version lies in its row.</summary>
internal enum TextForm
{
    /// <summary>As it is, in <see cref="VersionRow.Document"/>: so wrote programs before there was another.</summary>
    Plain,

    /// <summary>Whole, in <see cref="VersionRow.Packed"/>.</summary>
    Whole,

    /// <summary>What differs from the version before, in <see cref="VersionRow.Packed"/>.</summary>
    Spliced,
}

/// <summary>
/// The texts of versions: every so often one is kept whole, those between as what differs from the one before. What differs is bytes of text and not edits: no version depends on edits being applied by a later program just as they were then.
/// Each row has a hash of its text, so that nothing is ever put together from what does not belong together.
/// </summary>
internal static class VersionTexts
{
    /// <summary>One of so many is whole: reading puts together at most so many pieces.</summary>
    public const int WholeEvery = 32;

    /// <summary>What differs by more than this part of the text is kept whole.</summary>
    private const int MostPart = 8;

    /// <summary>Puts the text of a new version into its row.</summary>
    /// <param name="db">The database.</param>
    /// <param name="version">The row; its map and number are known.</param>
    /// <param name="before">The version before; null for none.</param>
    /// <param name="map">The version.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task WriteAsync(MapDatabase db, VersionRow version, JourneyMap? before, JourneyMap map, CancellationToken cancellationToken)
    {
        var text = await BytesAsync(db, map, cancellationToken);
        var splice = before is null || version.Version % WholeEvery == 1 ? null : await SpliceAsync(db, version, before, text, cancellationToken);
        version.Form = splice is null ? TextForm.Whole : TextForm.Spliced;
        version.Packed = splice ?? TextSplice.Pack(text);
        version.Hash = TextSplice.HashOf(text);
        db.Texts.KeepWritten(version.MapId, version.Version, text, version.Hash);
    }

    /// <summary>The text of a version that is there.</summary>
    /// <exception cref="MendableException">The rows do not belong together.</exception>
    public static async Task<string> ReadAsync(MapDatabase db, string id, int version, CancellationToken cancellationToken)
    {
        var rows = db.Versions.AsNoTracking().Where(v => v.MapId == id && v.Version <= version);
        var whole = await rows.Where(v => v.Form != TextForm.Spliced).OrderByDescending(v => v.Version).Select(v => new { v.Version, v.Form, v.Document, v.Packed, v.Hash }).FirstOrDefaultAsync(cancellationToken);
        if (whole is { Form: TextForm.Plain })
        {
            return whole.Version == version ? whole.Document : throw Unreadable(id, version);
        }

        var pieces = await rows.Where(v => v.Version > (whole == null ? 0 : whole.Version)).OrderBy(v => v.Version).Select(v => new { v.Packed, v.Hash }).ToListAsync(cancellationToken);
        try
        {
            var text = pieces.Aggregate(TextSplice.Unpack(whole?.Packed), (text, piece) => TextSplice.Apply(text, piece.Packed));
            var hash = pieces.Count > 0 ? pieces[^1].Hash : whole!.Hash;
            if (TextSplice.HashOf(text) != hash)
            {
                throw Unreadable(id, version);
            }

            db.Texts.KeepRead(id, version, text, hash);
            return Encoding.UTF8.GetString(text);
        }
        catch (InvalidDataException e)
        {
            throw Unreadable(id, version, e);
        }
    }

    private static async Task<byte[]?> SpliceAsync(MapDatabase db, VersionRow version, JourneyMap before, byte[] text, CancellationToken cancellationToken)
    {
        var last = version.Version - 1;
        var hash = await db.Versions.AsNoTracking().Where(v => v.MapId == version.MapId && v.Version == last).Select(v => v.Hash).SingleOrDefaultAsync(cancellationToken);
        if (hash == 0)
        {
            // Kept by a program that knew no hashes.
            return null;
        }

        // What is remembered may have come to nothing, where somebody else was faster: the hash says whether it is the text that is kept.
        var earlier = db.Texts.Find(version.MapId, last, hash) ?? await BytesAsync(db, before, cancellationToken);
        if (TextSplice.HashOf(earlier) != hash)
        {
            return null;
        }

        var splice = TextSplice.Between(earlier, text);
        return splice.Length > text.Length / MostPart ? null : splice;
    }

    private static async Task<byte[]> BytesAsync(MapDatabase db, JourneyMap map, CancellationToken cancellationToken) => Encoding.UTF8.GetBytes(await StoredDocument.WriteAsync(db, map, cancellationToken));

    private static MendableException Unreadable(string id, int version, Exception? inner = null) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Version {version} of the map '{id}' cannot be read: the database was damaged or changed by hand. Put a copy of it back, or go on from another version."), inner);
}

/// <summary>The texts of the latest versions that were read or written, so that the next edit need not write the version before once more. A few of them; safe for several threads.</summary>
internal sealed class LatestTexts
{
    private const int Most = 4;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Map, int Version, byte[] Text, long Hash)> _kept = new();

    /// <summary>The text of a version, if it is the one of that hash.</summary>
    public byte[]? Find(string map, int version, long hash)
    {
        lock (_lock)
        {
            return _kept.FirstOrDefault(k => k.Map == map && k.Version == version && k.Hash == hash).Text;
        }
    }

    /// <summary>Keeps the text of a version that was written, in the place of whichever version of its map was kept.</summary>
    public void KeepWritten(string map, int version, byte[] text, long hash)
    {
        lock (_lock)
        {
            Put(map, version, text, hash);
        }
    }

    /// <summary>Keeps the text of a version that was read, unless it is an older one: somebody who looks back must not make the next edit slow.</summary>
    public void KeepRead(string map, int version, byte[] text, long hash)
    {
        lock (_lock)
        {
            if (_kept.FirstOrDefault(k => k.Map == map) is not { Text: not null } kept || kept.Version <= version)
            {
                Put(map, version, text, hash);
            }
        }
    }

    private void Put(string map, int version, byte[] text, long hash)
    {
        if (_kept.FirstOrDefault(k => k.Map == map) is { Text: not null } other)
        {
            _kept.Remove(other);
        }

        _kept.AddFirst((map, version, text, hash));
        if (_kept.Count > Most)
        {
            _kept.RemoveLast();
        }
    }
}
