using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Kelione.Workspace.Tests;

/// <summary>A service on this machine that speaks the chat-completions protocol and calls every text bad that has the word "red" in it.</summary>
internal sealed class FakeProvider : IDisposable
{
    private readonly HttpListener _listener = new();

    public FakeProvider()
    {
        for (var port = 21_500; ; port++)
        {
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add(FormattableString.Invariant($"http://127.0.0.1:{port}/"));
                _listener.Start();
                Address = FormattableString.Invariant($"http://127.0.0.1:{port}/v1");
                break;
            }
            catch (HttpListenerException) when (port < 21_600)
            {
                // Somebody else has this one.
            }
        }

        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>The status that it answers with.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Every request: its path, its key and its texts.</summary>
    public ConcurrentQueue<(string Path, string? Key, string[] Texts)> Heard { get; } = new();

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
            var body = JsonNode.Parse(await reader.ReadToEndAsync())!;
            var said = body["messages"]![1]!["content"]!;
            var texts = JsonSerializer.Deserialize<string[]>(said is JsonValue ? said.GetValue<string>() : said[0]!["text"]!.GetValue<string>())!;
            Heard.Enqueue((context.Request.Url!.AbsolutePath, context.Request.Headers["Authorization"], texts));
            var labels = new JsonArray([.. texts.Select((t, i) => (JsonNode)new JsonObject { ["i"] = i, ["score"] = t.Contains("red", StringComparison.Ordinal) ? -0.9 : 0.8, ["kind"] = t.Contains("red", StringComparison.Ordinal) ? "complaint" : "praise" })]);
            var answer = new JsonObject
            {
                ["id"] = "1", ["object"] = "chat.completion", ["created"] = 1, ["model"] = "tiny",
                ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["finish_reason"] = "stop", ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = labels.ToJsonString() } }),
            };
            context.Response.StatusCode = Status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(Status == 200 ? answer.ToJsonString() : """{"error":{"message":"your key sesame is wrong"}}"""));
            context.Response.Close();
        }
    }
}
