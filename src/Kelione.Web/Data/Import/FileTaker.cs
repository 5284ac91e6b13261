using Kelione.Workspace;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace Kelione.Web.Data.Import;

/// <summary>Takes files out of a browser into a draft. One that is no good keeps nobody from the others.</summary>
/// <param name="draft">Where they go.</param>
/// <param name="time">The clock.</param>
/// <param name="tell">Told how far the file on its way is, a few times a second.</param>
/// <param name="gone">Ends when the page is left.</param>
internal sealed class FileTaker(ImportDraft draft, TimeProvider time, Action<SendingFile> tell, CancellationToken gone)
{
    private const double Often = 200;

    private static AreaTexts L => DataTexts.All;

    /// <summary>Takes them one after the other; those that were refused are told in the draft.</summary>
    public async Task TakeAsync(IReadOnlyList<IBrowserFile> files)
    {
        var problems = new List<string>();
        foreach (var file in files)
        {
            try
            {
                await SendAsync(file);
            }
            catch (MendableException e)
            {
                problems.Add(e.InWords());
            }
        }

        draft.Refused = problems;
    }

    private async Task SendAsync(IBrowserFile file)
    {
        var sending = new SendingFile(file.Name, file.Size);
        tell(sending);
        if (file.Size == 0)
        {
            throw new MendableException(L["Drop.Empty", file.Name]);
        }

        if (file.Size > ArrivedFiles.MostBytes)
        {
            throw new MendableException(L["Drop.TooLarge", file.Name]);
        }

        try
        {
            await using var content = file.OpenReadStream(ArrivedFiles.MostBytes, gone);
            var told = time.GetTimestamp();
            var arrived = await draft.Arrived.TakeAsync(file.Name, content, new Progress<long>(bytes =>
            {
                if (time.GetElapsedTime(told).TotalMilliseconds > Often)
                {
                    told = time.GetTimestamp();
                    tell(sending with { Sent = bytes });
                }
            }), gone);
            await draft.AddAsync(arrived);
        }
        catch (Exception e) when (e is JSException or TaskCanceledException && !gone.IsCancellationRequested)
        {
            throw new MendableException(L["Drop.Broken", file.Name]);
        }
    }
}
