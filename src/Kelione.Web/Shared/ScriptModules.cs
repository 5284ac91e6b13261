using Microsoft.JSInterop;

namespace Kelione.Web.Shared;

/// <summary>What components do alike with their script modules.</summary>
internal static class ScriptModules
{
    /// <summary>Lets a module go; a browser that is gone already is no error.</summary>
    public static async ValueTask LeaveAsync(IJSObjectReference? module)
    {
        if (module is null)
        {
            return;
        }

        try
        {
            await module.DisposeAsync();
        }
        catch (Exception e) when (e is JSDisconnectedException or TaskCanceledException or ObjectDisposedException)
        {
            // The tab was closed.
        }
    }
}
