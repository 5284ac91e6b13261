using System.Diagnostics;
using System.Globalization;

namespace Kelione.Browser.Support;

/// <summary>nginx with the example of the documentation, before two nodes.</summary>
internal sealed class NginxProxy : IDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly string _folder = Directory.CreateTempSubdirectory("kelione-nginx-").FullName;
    private readonly Process _process;

    private NginxProxy(Node one, Node two)
    {
        Address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Node.FreePort()}"));
        var example = File.ReadAllText(Path.Combine(Checkout.Root, "docs", "using", "several-nodes", "nginx.conf"));
        var temporary = string.Concat(new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(t => $"{t}_temp_path {_folder}/{t};\n"));
        var mine = Changed(example, "10.0.0.11:5080", one.Address.Authority);
        mine = Changed(mine, "10.0.0.12:5080", two.Address.Authority);
        mine = Changed(mine, "listen 8080;", $"listen {Address.Authority};");

        // Which node answered is for the test alone.
        mine = Changed(mine, "add_header Set-Cookie $give_mark;", "add_header Set-Cookie $give_mark; add_header X-Node $upstream_addr;");
        mine = Changed(mine, "http {\n", $"http {{\naccess_log off;\n{temporary}");
        var file = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(file, $"daemon off;\nmaster_process off;\npid {_folder}/pid;\nerror_log {_folder}/error.log;\n{mine}");
        _process = Process.Start(new ProcessStartInfo(Program, ["-p", _folder, "-c", file, "-e", Path.Combine(_folder, "error.log")]) { RedirectStandardError = true, UseShellExecute = false })!;
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Starts it and waits until it answers; skips the test where there is none.</summary>
    public static async Task<NginxProxy> StartOrSkipAsync(Node one, Node two)
    {
        Assert.SkipUnless(File.Exists(Program), "skipped: nginx is not installed (apt-get install nginx-light)");
        var proxy = new NginxProxy(one, two);
        for (var tries = 0; tries < 1_200; tries++)
        {
            Assert.False(proxy._process.HasExited, "nginx ended");
            try
            {
                await proxy.NodeOfAsync("any");
                return proxy;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }

        throw new TimeoutException("nginx does not answer.");
    }

    /// <summary>A browser's mark that leads to a node.</summary>
    public async Task<string> MarkOfAsync(Node node)
    {
        for (var i = 0; ; i++)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"mark-{i}");
            if (await NodeOfAsync(mark) == node.Address.Authority)
            {
                return mark;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Changed(string text, string old, string now) => text.Contains(old, StringComparison.Ordinal) ? text.Replace(old, now, StringComparison.Ordinal) : throw new InvalidOperationException($"The example has no '{old}'.");

    private async Task<string> NodeOfAsync(string mark)
    {
        using var http = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Address, "/health/live"));
        request.Headers.Add("Cookie", "kelione_node=" + mark);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.EnsureSuccessStatusCode().Headers.GetValues("X-Node").Last();
    }
}
