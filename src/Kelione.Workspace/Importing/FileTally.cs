using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>What became of one file so far, whatever it brings in.</summary>
internal abstract class FileTally(SourceFile source, IEnumerable<string> notes, IEnumerable<SkippedEntry> skipped)
{
    private readonly List<string> _notes = [.. notes, .. skipped.Select(s => $"{s.Entry}: {s.Reason}")];

    protected IReadOnlyList<string> Notes => [.. _notes];

    protected long Rejected { get; private set; }

    protected string? RejectedFile { get; private set; }

    protected bool Incomplete { get; private set; }

    protected string? Error { get; private set; }

    public void Note(IEnumerable<string> notes) => _notes.AddRange(notes.Except(_notes, StringComparer.Ordinal));

    /// <summary>Brings the file in. False where the workspace could not take it, so that no other file needs to be tried; what is counted then was kept all the same.</summary>
    /// <param name="workspace">Where to.</param>
    /// <param name="open">Opens what takes it, told the moment of the import.</param>
    /// <param name="append">Reads the file into it.</param>
    /// <param name="commit">Makes durable what it took.</param>
    /// <param name="cancellationToken">Stops the reading; what was read is committed all the same.</param>
    public async Task<bool> TakeAsync<TAppender>(
        JourneyWorkspace workspace, Func<DateTimeOffset, Task<TAppender>> open, Func<TAppender, RejectedRowsFile, Task> append, Func<TAppender, Task> commit, CancellationToken cancellationToken)
        where TAppender : IAsyncDisposable
    {
        var now = workspace.Time.GetUtcNow();
        using var rejected = new RejectedRowsFile(workspace.Folder, source.Name, now);
        try
        {
            await using var appender = await open(now);
            try
            {
                await append(appender, rejected);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                Incomplete = true;
            }
            catch (SourceException e)
            {
                Fail(e.Message);
            }

            await commit(appender);
            rejected.Finish();
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Incomplete = true;
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Fail(e.Message);
            return false;
        }
        finally
        {
            RejectedFile = rejected.Path;
        }
    }

    /// <summary>Keeps the rejected rows of a chunk.</summary>
    public void Reject(IEnumerable<RejectedRow> rows, RejectedRowsFile rejected)
    {
        foreach (var row in rows)
        {
            rejected.Add(row);
            Rejected++;
            if (row.IsFatal)
            {
                Fail(FormattableString.Invariant($"{row.File}, line {row.Line}: {row.Reason} What follows was not read."));
            }
        }
    }

    /// <summary>Says what ended the reading early. Of several parts the first counts as the reason; all are noted.</summary>
    private void Fail(string reason)
    {
        Incomplete = true;
        Error ??= reason;
        Note([reason]);
    }
}
