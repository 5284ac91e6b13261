using System.Text;
using Kelione.Sources;
using Kelione.Web.Collector;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Tests.Collector;

public sealed class BodyRoomTests
{
    [Fact]
    public void Room_is_taken_and_given_back()
    {
        var room = new BodyRoom(100);
        var first = room.TryTake(60);
        Assert.Null(room.TryTake(50));
        Assert.True(first!.TryHold(100));
        Assert.False(first.TryHold(101));
        Assert.Null(room.TryTake(1));
        first.Dispose();
        using var second = room.TryTake(100);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task A_body_that_does_not_say_how_long_it_is_takes_room_as_it_comes()
    {
        var room = new BodyRoom(200 * 1024);
        using var other = room.TryTake(100 * 1024);
        using var place = room.TryTake(16 * 1024)!;
        var context = new DefaultHttpContext();
        context.Request.Method = "POST";
        context.Request.Headers.TransferEncoding = "chunked";
        context.Request.Body = new MemoryStream(Encoding.ASCII.GetBytes(new string('x', 150 * 1024)));
        var refused = await Assert.ThrowsAsync<CollectException>(() => CollectorBody.ReadAsync(context, 10 << 20, place, TimeProvider.System));
        Assert.Equal(CollectFault.TooFast, refused.Fault);
    }
}
