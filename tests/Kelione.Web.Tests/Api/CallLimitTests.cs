using System.Net;
using Kelione.Client;
using Kelione.Web.Tests.People;
using Kelione.Workspace;

namespace Kelione.Web.Tests.Api;

public sealed class CallLimitTests : IAsyncLifetime
{
    private readonly SignedServer _server = new() { CallsPerMinute = 5 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_key_that_asks_too_often_waits_and_another_does_not()
    {
        using var busy = new KelioneClient(_server.Address, await _server.KeyAsync(MemberRole.Viewer));
        using var other = new KelioneClient(_server.Address, await _server.KeyAsync(MemberRole.Viewer));
        for (var i = 0; i < 5; i++)
        {
            await busy.ListMapsAsync(Stop);
        }

        var refused = await Assert.ThrowsAsync<KelioneException>(() => busy.ListMapsAsync(Stop));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(refused.RetryAfter!.Value.TotalSeconds, 1, 60);
        await other.ListMapsAsync(Stop);
    }
}
