using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.Web.Maps.Together;

/// <summary>Edits whose trouble is shown elsewhere.</summary>
internal static class Doing
{
    /// <summary>Makes an edit; why it could not be made is in the head's line.</summary>
    /// <returns>Whether it was made.</returns>
    public static async Task<bool> QuietlyAsync(Func<Task> edit)
    {
        try
        {
            await edit();
            return true;
        }
        catch (Exception e) when (e is MendableException or MapEditException or RefusedException)
        {
            return false;
        }
    }
}
