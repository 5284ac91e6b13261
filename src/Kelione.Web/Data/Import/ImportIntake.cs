using Kelione.Workspace;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Kelione.Web.Data.Import;

/// <summary>Takes files that a browser sends into a draft of an import, one after the other, and tells how far it is. Belongs to one page.</summary>
/// <param name="desk">Where imports are made.</param>
/// <param name="time">The clock.</param>
/// <param name="changed">Told when something is known that was not before, on any thread.</param>
public sealed class ImportIntake(ImportDesk desk, TimeProvider time, Action changed) : IDisposable
{
    private const int TellAfterMilliseconds = 200;
    private ImportDraft? _draft;

    /// <summary>The files that have come; null before the first.</summary>
    public ImportDraft? Draft
    {
        get => _draft;
        init
        {
            _draft = value;
            if (value is not null)
            {
                value.Changed += changed;
            }
        }
    }

    /// <summary>What is on its way; null for nothing.</summary>
    public SendingFile? Sending { get; private set; }

    /// <summary>Why files that were sent last were refused.</summary>
    public IReadOnlyList<string> Refused => _draft?.Refused ?? [];

    /// <summary>Takes files. One that is no good keeps nobody from the others; why it was refused is told by <see cref="Refused"/>.</summary>
    /// <param name="files">The files.</param>
    /// <param name="gone">Ends when the page is left.</param>
    public async Task TakeAsync(IReadOnlyList<IBrowserFile> files, CancellationToken gone)
    {
        if (_draft is null)
        {
            _draft = new ImportDraft(desk.Receive());
            _draft.Changed += changed;
        }

        var problems = new List<string>();
        try
        {
            foreach (var file in files)
            {
                try
                {
                    await SendAsync(_draft, file, gone);
                }
                catch (MendableException e)
                {
                    problems.Add(e.InWords());
                }
            }
        }
        finally
        {
            Sending = null;
            _draft.Refused = problems;
        }
    }

    /// <summary>Gives the draft to another page and keeps nothing of it; null where no file has come.</summary>
    public ImportDraft? HandOver()
    {
        if (_draft is not { Files.Count: > 0 } draft)
        {
            return null;
        }

        draft.Changed -= changed;
        _draft = null;
        return draft;
    }

    /// <summary>Lets go of the draft and what is said of it.</summary>
    public void Clear()
    {
        _draft?.Dispose();
        _draft = null;
    }

    /// <inheritdoc />
    public void Dispose() => _draft?.Dispose();

    private async Task SendAsync(ImportDraft draft, IBrowserFile file, CancellationToken gone)
    {
        Sending = new SendingFile(file.Name, file.Size);
        changed();
        if (file.Size == 0)
        {
            throw new MendableException(DataTexts.All["Drop.Empty", file.Name]);
        }

        if (file.Size > ArrivedFiles.MostBytes)
        {
            throw new MendableException(DataTexts.All["Drop.TooLarge", file.Name]);
        }

        try
        {
            await using var content = file.OpenReadStream(ArrivedFiles.MostBytes, gone);
            var told = time.GetTimestamp();
            var arrived = await draft.Arrived.TakeAsync(file.Name, content, new Progress<long>(bytes =>
            {
                Sending = Sending is { } s ? s with { Sent = bytes } : null;
                if (time.GetElapsedTime(told).TotalMilliseconds > TellAfterMilliseconds)
                {
                    told = time.GetTimestamp();
                    changed();
                }
            }), gone);
            await draft.AddAsync(arrived);
        }
        catch (Exception e) when (e is JSException or TaskCanceledException && !gone.IsCancellationRequested)
        {
            throw new MendableException(DataTexts.All["Drop.Broken", file.Name]);
        }
    }
}
