using Kelione.Journeys;
using Kelione.Sources;

namespace Kelione.Workspace;

/// <summary>Where what arrived goes: any store, and whoever joins people. Immutable.</summary>
/// <param name="Store">The store.</param>
/// <param name="TellAsync">Tells who is who.</param>
/// <param name="CloseAsync">Lets no new field in any more, as the store takes none; false where it was so before.</param>
/// <param name="Time">The clock.</param>
internal sealed record ArrivalTarget(IJourneyStore Store, Func<IReadOnlyList<IdentityClue>, CancellationToken, Task> TellAsync, Func<Task<bool>> CloseAsync, TimeProvider Time)
{
    /// <summary>Stores events and tells who is who.</summary>
    public async Task<AppendReceipt> AppendAsync(IReadOnlyList<EventBatch> batches, IReadOnlyList<IdentityClue> clues)
    {
        var receipt = await Store.AppendAsync(batches, CancellationToken.None);
        await TellAsync(clues, CancellationToken.None);
        return receipt;
    }

    /// <summary>Whether an exception tells of the place where something lies, the network to it or the program's end, and not of what was to be stored.</summary>
    public static bool IsPassing(Exception e) =>
        e is IPassingTrouble or OperationCanceledException or ObjectDisposedException or UnauthorizedAccessException or TimeoutException or HttpRequestException or System.Net.Sockets.SocketException
            or FileNotFoundException or DirectoryNotFoundException or System.Data.Common.DbException { IsTransient: true }
        || e.GetType() == typeof(IOException);
}
