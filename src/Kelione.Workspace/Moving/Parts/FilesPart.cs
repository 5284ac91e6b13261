using System.Runtime.CompilerServices;

namespace Kelione.Workspace;

/// <summary>What a workspace keeps in small files, in pieces; the papers among them may lie in the database of the documents. The one list of them is <see cref="In"/>.</summary>
/// <param name="folder">The workspace.</param>
/// <param name="withPapers">Whether papers are part of it: not where they stay where they lie.</param>
internal sealed class FilesPart(WorkspaceFolder folder, bool withPapers = true) : IRowPart
{
    private const int Piece = 1 << 20;
    private const int LongestName = 255;

    private static readonly string[] Single = ["key", "segments.json", "channels.json", "collecting.json", "kelione.json", "imports.jsonl"];

    // Events set aside were acknowledged and could not be stored; they are tried again at the next start.
    private static readonly (string Folder, string Pattern)[] Many =
        [("mappings", "*"), ("voice", "*"), ("answers", "q*.json"), ("imports", "*.csv"), ("arrivals", "set-aside-*"), ("arrivals", "damaged-*")];

    private readonly IPapers? _shared = folder.Documents is null || !withPapers ? null : PapersPlace.Of(folder, TimeProvider.System);

    public string Name => PartNames.Files;

    /// <summary>Whether there are papers in the database.</summary>
    public bool HoldsShared => _shared is { } shared && Papers(shared).Any();

    public async IAsyncEnumerable<byte[]> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in Names())
        {
            await using var stream = Open(name);
            var buffer = new byte[Piece];
            var count = await stream.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken);
            for (var at = 0L; at == 0 || count > 0; count = await stream.ReadAtLeastAsync(buffer, Piece, throwOnEndOfStream: false, cancellationToken))
            {
                yield return RowJson.Write(new Row(name, at, buffer[..count]));
                at += Math.Max(1, count);
            }
        }
    }

    public async Task WriteAsync(IAsyncEnumerable<byte[]> rows, CancellationToken cancellationToken)
    {
        Stream? open = null;
        var current = "";
        try
        {
            await foreach (var bytes in rows.WithCancellation(cancellationToken))
            {
                var row = RowJson.Read<Row>(bytes);
                if (row.File != current || open is null)
                {
                    await CloseAsync(current, open);
                    open = null;
                    (open, current) = (Begin(row.File), row.File);
                }

                await open.WriteAsync(row.Bytes, cancellationToken);
            }

            await CloseAsync(current, open);
            open = null;
            if (_shared is not null)
            {
                PapersPlace.NoteThatTheyCame(_shared);
            }
        }
        finally
        {
            await (open?.DisposeAsync() ?? default);
        }
    }

    public Task<bool> ClearAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names())
        {
            if (IsShared(name))
            {
                _shared!.Remove(name);
            }
            else
            {
                File.Delete(PathOf(name));
            }
        }

        return Task.FromResult(true);
    }

    /// <summary>The small files there are, by their names within the folder with <c>/</c> between.</summary>
    public static IReadOnlyList<string> In(WorkspaceFolder folder) =>
    [
        .. Single.Where(n => File.Exists(Path.Combine(folder.Path, n)))
            .Concat(Many.Where(m => Directory.Exists(Path.Combine(folder.Path, m.Folder)))
                .SelectMany(m => Directory.GetFiles(Path.Combine(folder.Path, m.Folder), m.Pattern).Select(f => m.Folder + "/" + Path.GetFileName(f))))
            .Where(IsOurs).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether a name is that of a small file of a workspace, and so leads nowhere else.</summary>
    public static bool IsOurs(string name)
    {
        if (Single.Contains(name, StringComparer.Ordinal))
        {
            return true;
        }

        var parts = name.Split('/');
        return parts is [var folder, { Length: > 0 and <= LongestName } file] && Many.Any(m => m.Folder == folder && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(m.Pattern, file, ignoreCase: false))
            && file[0] != '.' && !file.EndsWith(AtomicFile.Unfinished, StringComparison.Ordinal) && !file.Any(c => c is '\\' or ':' || char.IsControl(c));
    }

    private static IEnumerable<string> Papers(IPapers shared) => PaperNames.Single.Where(n => shared.Read(n) is not null).Concat(PaperNames.Beginnings.SelectMany(shared.List).Select(h => h.Name)).Where(IsOurs);

    private IReadOnlyList<string> Names() => _shared is null ? [.. In(folder).Where(n => withPapers || !PaperNames.Has(n))] : [.. In(folder).Where(n => !IsShared(n)).Concat(Papers(_shared)).Order(StringComparer.Ordinal)];

    private bool IsShared(string name) => _shared is not null && PaperNames.Has(name);

    private Stream Open(string name) => IsShared(name)
        ? new MemoryStream(_shared!.Read(name)?.Content ?? [], writable: false)
        : UserFile.Try(PathOf(name), () => new FileStream(PathOf(name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    private async Task CloseAsync(string name, Stream? stream)
    {
        switch (stream)
        {
            case MemoryStream paper:
                _shared!.Change(name, _ => paper.ToArray());
                break;
            case FileStream file:
                file.Flush(flushToDisk: true);
                break;
        }

        await (stream?.DisposeAsync() ?? default);
    }

    private Stream Begin(string name)
    {
        if (!IsOurs(name))
        {
            throw new MendableException("The backup holds a file that no workspace has. It was not made by Kelione, or was changed; nothing was restored.");
        }

        if (IsShared(name))
        {
            return new MemoryStream();
        }

        return UserFile.Try(PathOf(name), () =>
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(PathOf(name))!);
            return PrivateFiles.Create(PathOf(name), FileMode.CreateNew);
        });
    }

    private string PathOf(string name) => Path.Combine(folder.Path, name.Replace('/', Path.DirectorySeparatorChar));

    private sealed record Row(string File, long At, byte[] Bytes);
}
