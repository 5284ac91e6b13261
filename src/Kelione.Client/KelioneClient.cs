using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Kelione.Journeys;
using Kelione.Maps;

namespace Kelione.Client;

/// <summary>Asks a Kelione server over HTTP. Safe for several threads; each call throws <see cref="KelioneException"/> where the server refuses.</summary>
public sealed partial class KelioneClient : IDisposable
{
    private readonly HttpClient _http;
    private readonly bool _isOwn;
    private readonly string _workspace;

    /// <summary>A client of a server.</summary>
    /// <param name="server">Its address, such as <c>https://cjm.example</c>.</param>
    /// <param name="key">A key of the server, <c>kel_…</c>; empty where it signs everybody in by itself.</param>
    /// <param name="workspace">Which workspace; null for the first.</param>
    public KelioneClient(Uri server, string key, string? workspace = null)
        : this(new HttpClient { BaseAddress = server }, key, workspace) => _isOwn = true;

    /// <summary>A client over an HTTP client that somebody else made and disposes.</summary>
    /// <param name="http">The HTTP client, with its base address.</param>
    /// <param name="key">A key of the server; empty for none.</param>
    /// <param name="workspace">Which workspace; null for the first.</param>
    public KelioneClient(HttpClient http, string key, string? workspace = null)
    {
        _http = http;
        _workspace = workspace is null ? "" : "workspace=" + Uri.EscapeDataString(workspace);
        if (key.Length > 0)
        {
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }
    }

    /// <summary>Asks a question.</summary>
    public async Task<TAnswer> AskAsync<TAnswer>(Question<TAnswer> question, CancellationToken cancellationToken = default)
        where TAnswer : Answer => JsonSerializer.Deserialize<TAnswer>(await SendAsync(HttpMethod.Post, "ask", Json(JourneyJson.WriteQuestion(question)), ifMatch: null, cancellationToken), JourneyJson.Compact)!;

    /// <summary>Opens a number of an answer to the customers behind it.</summary>
    public async Task<CustomerPage> OpenAsync(string handle, string address, PageRequest page, CancellationToken cancellationToken = default)
    {
        var after = page.After is { } a ? "&after=" + Uri.EscapeDataString(a) : "";
        return JsonSerializer.Deserialize<CustomerPage>(
            await GetAsync($"open?handle={Uri.EscapeDataString(handle)}&address={Uri.EscapeDataString(address)}&limit={page.Limit.ToString(CultureInfo.InvariantCulture)}{after}", cancellationToken), JourneyJson.Compact)!;
    }

    /// <summary>The maps.</summary>
    public async Task<IReadOnlyList<MapListed>> ListMapsAsync(CancellationToken cancellationToken = default) => Read<MapList>(await GetAsync("maps", cancellationToken)).Maps;

    /// <summary>A map.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="version">The version; null for the latest.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MapRead> GetMapAsync(string id, int? version = null, CancellationToken cancellationToken = default) =>
        Read(await GetAsync(version is { } v ? $"{Of(id)}?version={v.ToString(CultureInfo.InvariantCulture)}" : Of(id), cancellationToken));

    /// <summary>Begins a map.</summary>
    public async Task<MapRead> CreateMapAsync(JourneyMap map, CancellationToken cancellationToken = default) => Read(await SendAsync(HttpMethod.Post, "maps", Json(MapJson.Write(map)), ifMatch: null, cancellationToken));

    /// <summary>Edits a map.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="edits">In order; all or none.</param>
    /// <param name="basedOn">The version that they were made on.</param>
    /// <param name="join">Whether edits that others made since are joined; else such an edit is refused with 412.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<MapEdited> EditMapAsync(string id, IReadOnlyList<MapEdit> edits, int basedOn, bool join = false, CancellationToken cancellationToken = default) => Read<MapEdited>(
        await SendAsync(HttpMethod.Post, $"{Of(id)}/edits{(join ? "?join=true" : "")}", Json(JsonSerializer.Serialize(edits, MapEditJson.Options)), $"\"{basedOn.ToString(CultureInfo.InvariantCulture)}\"", cancellationToken));

    /// <summary>Undoes the latest change of a map.</summary>
    public async Task<MapRead> UndoAsync(string id, CancellationToken cancellationToken = default) => Read(await SendAsync(HttpMethod.Post, $"{Of(id)}/undo", null, null, cancellationToken));

    /// <summary>Deletes a map; its history is kept.</summary>
    public Task DeleteMapAsync(string id, CancellationToken cancellationToken = default) => SendAsync(HttpMethod.Delete, Of(id), null, null, cancellationToken);

    /// <summary>Measures a map and keeps the snapshot.</summary>
    public async Task<MapMeasurement> MeasureAsync(string id, CancellationToken cancellationToken = default) => Read<MapMeasurement>(await SendAsync(HttpMethod.Post, $"{Of(id)}/measure", null, null, cancellationToken));

    /// <summary>A map as text.</summary>
    public async Task<string> GetYamlAsync(string id, CancellationToken cancellationToken = default) => Encoding.UTF8.GetString(await GetAsync($"{Of(id)}/yaml", cancellationToken));

    /// <summary>A map's poster.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="format">pdf, svg or png.</param>
    /// <param name="language">en, ru, zh, pl or lt; empty for the map's own.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public Task<byte[]> GetPosterAsync(string id, string format = "pdf", string language = "", CancellationToken cancellationToken = default) =>
        GetAsync($"{Of(id)}/poster?format={Uri.EscapeDataString(format)}&language={Uri.EscapeDataString(language)}", cancellationToken);

    /// <summary>Brings a file of events in.</summary>
    /// <param name="name">The file's name; its ending says what is in it.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Imported> ImportAsync(string name, Stream content, CancellationToken cancellationToken = default) =>
        Read<Imported>(await SendFileAsync($"imports?name={Uri.EscapeDataString(name)}", content, cancellationToken));

    /// <summary>Says how a file would be read: its first rows, the proposed mapping, and how many rows are readable. Nothing of it is kept.</summary>
    /// <param name="name">The file's name; its ending says what is in it.</param>
    /// <param name="content">The file.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The server's answer; its <c>parts[].mapping</c>, changed or not, is taken by <see cref="ImportAsync(string, Stream, string, CancellationToken)" />.</returns>
    public async Task<JsonElement> PreviewImportAsync(string name, Stream content, CancellationToken cancellationToken = default)
    {
        using var document = JsonDocument.Parse(await SendFileAsync($"imports/preview?name={Uri.EscapeDataString(name)}", content, cancellationToken));
        return document.RootElement.Clone();
    }

    /// <summary>Brings a file of events in by a mapping of one's own.</summary>
    /// <param name="name">The file's name; its ending says what is in it.</param>
    /// <param name="content">The file.</param>
    /// <param name="mapping">The mapping as JSON.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<Imported> ImportAsync(string name, Stream content, string mapping, CancellationToken cancellationToken = default) =>
        Read<Imported>(await SendFileAsync($"imports?name={Uri.EscapeDataString(name)}&mapping={Uri.EscapeDataString(mapping)}", content, cancellationToken));

    /// <inheritdoc />
    public void Dispose()
    {
        if (_isOwn)
        {
            _http.Dispose();
        }
    }

    private static string Of(string map) => "maps/" + Uri.EscapeDataString(map);

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static T Read<T>(byte[] json) => JsonSerializer.Deserialize<T>(json, MapEditJson.Options)!;

    private static MapRead Read(byte[] json)
    {
        using var document = JsonDocument.Parse(json);
        var reading = MapJson.Read(document.RootElement.GetProperty("map").GetRawText());
        return new(document.RootElement.GetProperty("version").GetInt32(), reading.Map ?? throw new InvalidDataException($"The server's map cannot be read: {string.Join(' ', reading.Errors)}"));
    }

    private Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, null, cancellationToken);

    private async Task<byte[]> SendAsync(HttpMethod method, string path, HttpContent? body, string? ifMatch, CancellationToken cancellationToken)
    {
        var address = "api/v1/" + path + (_workspace.Length == 0 ? "" : (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + _workspace);
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = body };
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(new EntityTagHeaderValue(ifMatch));
        }

        using var response = await _http.SendAsync(request, cancellationToken);
        var answer = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        return response.IsSuccessStatusCode ? answer : throw new KelioneException(response.StatusCode, Detail(answer) ?? FormattableString.Invariant($"The server answered {(int)response.StatusCode}.")) { RetryAfter = response.Headers.RetryAfter?.Delta };
    }

    private async Task<byte[]> SendFileAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        using var body = new StreamContent(content);
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return await SendAsync(HttpMethod.Post, path, body, null, cancellationToken);
    }

    private static string? Detail(byte[] answer)
    {
        try
        {
            using var problem = JsonDocument.Parse(answer);
            return problem.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record MapList(IReadOnlyList<MapListed> Maps);
}
