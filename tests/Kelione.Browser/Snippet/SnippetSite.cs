using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Kelione.Web.Snippet;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Browser.Snippet;

/// <summary>Somebody's site with the snippet in its pages, and a collector that notes what comes and answers as told.</summary>
public sealed class SnippetSite : IAsyncLifetime
{
    private readonly ConcurrentQueue<Sent> _requests = new();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentDictionary<string, string> _pages = new(StringComparer.Ordinal);
    private WebApplication _app = null!;

    /// <summary>Where it is.</summary>
    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The requests to the collector, those refused as well.</summary>
    public IReadOnlyCollection<Sent> Requests => _requests;

    /// <summary>The events that were taken, in the order in which they came; of those that came twice both.</summary>
    public IReadOnlyList<JsonElement> Taken => [.. _requests.Where(r => r.Status < 300).SelectMany(r => r.Events)];

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        _app.UseRouting();
        SnippetEndpoint.Map(_app);
        _app.MapPost("/collect/{workspace}/v1/events", TakeAsync);
        _app.MapFallback(ShowAsync);
        await _app.StartAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    /// <summary>Puts a page there.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="options">The options of the tag: <c>data-storage="local"</c>.</param>
    /// <param name="body">What stands in it.</param>
    /// <param name="before">What stands before the tag, such as a script that calls early.</param>
    public string Page(string path, string options = "", string body = "", string before = "")
    {
        _pages[path] = $"""
            <!doctype html><html><head><title>{path}</title><link rel="icon" href="data:,">{before}
            <script async src="/kelione.js" data-key="kel_test" data-workspace="shop" {options}></script></head><body>{body}</body></html>
            """;
        return path;
    }

    /// <summary>Puts a page there that holds a tag as somebody pasted it.</summary>
    public string Paste(string path, string tag, string body)
    {
        _pages[path] = $"<!doctype html><html><head><title>{path}</title><link rel=\"icon\" href=\"data:,\">{tag}</head><body>{body}</body></html>";
        return path;
    }

    /// <summary>The next requests are answered with these.</summary>
    public void AnswerWith(params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            _answers.Enqueue(status);
        }
    }

    /// <summary>Waits until an event was taken.</summary>
    public async Task<JsonElement> WaitAsync(string activity, int nth = 1)
    {
        for (var tries = 0; tries < 1_500; tries++)
        {
            if (Taken.Where(e => NameOf(e) == activity).Skip(nth - 1).FirstOrDefault() is { ValueKind: JsonValueKind.Object } found)
            {
                return found;
            }

            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"'{activity}' has not come; these have: {string.Join(", ", Names())}");
    }

    /// <summary>Waits until so many requests have come.</summary>
    public async Task WaitForRequestsAsync(int count)
    {
        for (var tries = 0; tries < 1_500 && _requests.Count < count; tries++)
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        Assert.True(_requests.Count >= count, $"{_requests.Count} requests instead of {count}");
    }

    /// <summary>The activities that were taken, each event once.</summary>
    public IReadOnlyList<string> Names() => [.. Taken.DistinctBy(e => e.GetProperty("id").GetString()).Select(NameOf)];

    // What has no activity says who is who.
    private static string NameOf(JsonElement e) => e.TryGetProperty("activity", out var name) ? name.GetString()! : "identify";

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(context.RequestAborted);
        var status = _answers.TryDequeue(out var told) ? told : 200;
        _requests.Enqueue(new Sent(status, context.Request.Query["key"].ToString(), context.Request.Headers.Cookie.ToString(), context.Request.ContentType ?? "", JsonDocument.Parse(text).RootElement));
        context.Response.StatusCode = status;
    }

    private async Task ShowAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(_pages.GetValueOrDefault(context.Request.Path.Value!, "<!doctype html><title>elsewhere</title><link rel=icon href=data:,>"), context.RequestAborted);
    }
}

/// <summary>A request to the collector.</summary>
public sealed record Sent(int Status, string Key, string Cookie, string ContentType, JsonElement Body)
{
    /// <summary>Its events.</summary>
    public IEnumerable<JsonElement> Events => Body.GetProperty("events").EnumerateArray();
}
