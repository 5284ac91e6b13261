using Kelione.Web.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kelione.Web.Tests.Safety;

public sealed class WarmUpTests
{
    [Theory]
    [InlineData("http://")]
    [InlineData("http://a name:80")]
    [InlineData("nonsense")]
    public async Task An_address_that_cannot_be_read_is_nobodys_trouble(string address) =>
        Assert.Null(await Record.ExceptionAsync(() => WarmUp.RunAsync([address], ["/"], NullLogger.Instance, TestContext.Current.CancellationToken)));
}
