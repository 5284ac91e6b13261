using System.Globalization;
using Kelione.Journeys;
using Kelione.Sources;
using Kelione.Workspace;
using Microsoft.AspNetCore.Http;

namespace Kelione.Web.Collector;

/// <summary>
/// Answers requests to the collector: which protocol, whose key, how much, then reading, storing, and the protocol's own answer. As much as can be is decided before a body is read. Cookies, sessions and forms play no part.
/// </summary>
/// <param name="workspaces">What is served.</param>
/// <param name="people">Whose keys.</param>
/// <param name="options">How fast.</param>
/// <param name="time">The clock.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle nobody asks for holds nothing to let go.")]
internal sealed class CollectorDesk(IReadOnlyList<ServedWorkspace> workspaces, PeopleRegister people, WebOptions options, TimeProvider time)
{
    private const long MostBytesInHand = 64L << 20;
    private const int LeastInHand = 16 * 1024;

    private static readonly string[] Methods = ["GET", "POST", "PUT"];
    private static readonly Visitor Demo = Visitor.Of(ApiKeys.LocalMaker, "Demo", MemberRole.Administrator);
    private readonly KeyPace _pace = new(options.EventsPerSecondOfKey, time);
    private readonly SemaphoreSlim _understanding = new(Math.Max(2, Environment.ProcessorCount * 2));
    private readonly BodyRoom _room = new(MostBytesInHand);

    /// <summary>Whether a request is the collector's, on the port of the pages.</summary>
    public static bool IsCollector(HttpContext context) => context.Request.Path.StartsWithSegments(CollectorAddress.Base, StringComparison.Ordinal);

    /// <summary>Answers.</summary>
    /// <param name="context">The request.</param>
    /// <param name="below">What comes before the collector's addresses.</param>
    public async Task AnswerAsync(HttpContext context, string below)
    {
        var address = CollectorAddress.Of(context.Request, below, name => workspaces.Any(w => w.Name == name));
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsOptions(context.Request.Method))
        {
            CollectorCors.Answer(context, MethodsOf(address.Path), people.Keys.IsWelcome(context.Request.Headers.Origin.ToString(), address.Workspace));
            return;
        }

        var protocols = CollectorProtocols.Of(context.Request.Method.ToUpperInvariant(), address.Path, out var path);
        if (protocols.Count == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            await context.Response.WriteAsync("No system's SDK sends to this address. Point it to /collect/WORKSPACE, as the Connect page shows.");
            return;
        }

        var call = new Call(context, protocols, address, Request(context, address) with { Path = path });
        await SendAsync(context, await AnswerAsync(call));
    }

    private async Task<CollectReply> AnswerAsync(Call call)
    {
        if (HttpMethods.IsGet(call.Context.Request.Method) && call.Protocol.Aside(call.Request) is { } early)
        {
            AllowAnySite(call.Context);
            return early;
        }

        // Nobody's key is known yet where it stands in the body, nor whose SDK it is where several have the address.
        // What is no key of ours may be a site's number, with the key in the body.
        call.Key = call.Address.Key ?? (call.IsChosen && KeyOf(call) is { } shown && shown.StartsWith(ApiKeys.Prefix, StringComparison.Ordinal) ? shown : null);
        if (call.Key is not null && await AdmitAsync(call) is { } refused)
        {
            return refused;
        }

        using var room = _room.TryTake(Math.Clamp(call.Context.Request.ContentLength ?? LeastInHand, LeastInHand, call.MaxBodyBytes));
        if (room is null)
        {
            return Later(call, CollectFault.TooFast, "Too much arrives at once.", TimeSpan.FromSeconds(1));
        }

        try
        {
            using var body = await CollectorBody.ReadAsync(call.Context, call.MaxBodyBytes, room, time);
            return await ReadAsync(call, body.Bytes);
        }
        catch (CollectException e) when (e.Fault == CollectFault.TooFast)
        {
            return Later(call, e.Fault, e.Message, TimeSpan.FromSeconds(1));
        }
        catch (CollectException e)
        {
            return Refuse(call, e.Fault, e.Message);
        }
        catch (TimeoutException e)
        {
            return Refuse(call, CollectFault.Malformed, e.Message) with { Status = StatusCodes.Status408RequestTimeout };
        }
        catch (BadHttpRequestException e)
        {
            return Refuse(call, CollectFault.Malformed, e.Message);
        }
    }

    private async Task<CollectReply> ReadAsync(Call call, ReadOnlyMemory<byte> packed)
    {
        Collected collected;

        // What was unpacked and understood takes more memory than what came; the processors are no faster with more of it at once.
        await _understanding.WaitAsync(call.Context.RequestAborted);
        try
        {
            call.Request = call.Request with { Body = PackedBody.Unpack(packed, call.Request.Header("Content-Encoding"), call.MaxBodyBytes) };
            call.Choose();
            if (await DecideAsync(call) is { } decided)
            {
                return decided;
            }

            collected = call.Protocol.Read(call.Request);
        }
        finally
        {
            _understanding.Release();
        }

        var headers = call.Request.Headers;
        var sender = new ArrivalSender(call.Protocol, call.Request.Address, call.Request.Header("User-Agent"), headers.GetValueOrDefault("DNT") == "1" || headers.GetValueOrDefault("Sec-GPC") == "1");
        try
        {
            await call.Intake!.TakeAsync(collected, sender, CancellationToken.None);
        }
        catch (IntakeBusyException e)
        {
            return Later(call, e.IsTooFast ? CollectFault.TooFast : CollectFault.Busy, e.Message, e.RetryAfter);
        }

        _pace.Count(call.KeyId!, collected.Events.Count + collected.Refused.Count);
        return call.Protocol.Accepted(call.Request, collected);
    }

    /// <summary>What is to be answered to a body without reading it for its events; null where it is to be read.</summary>
    private async Task<CollectReply?> DecideAsync(Call call)
    {
        if (call.Protocol.Aside(call.Request) is { } aside)
        {
            AllowAnySite(call.Context);
            return aside;
        }

        if (call.Intake is not null)
        {
            return null;
        }

        call.Key = call.Protocol.KeyOf(call.Request);
        if (call.Key is null)
        {
            AllowAnySite(call.Context);
            return Refuse(call, CollectFault.NoKey, "Show a key that may send events: make one with 'kelione keys create' or on the page of keys.");
        }

        return await AdmitAsync(call);
    }

    /// <summary>Looks whether the key may send here, from that site, now; null where it may.</summary>
    private async Task<CollectReply?> AdmitAsync(Call call)
    {
        var key = await people.Keys.FindForEventsAsync(call.Key!, call.Context.RequestAborted);
        var origin = call.Context.Request.Headers.Origin.ToString();
        var isForeign = key is { Origins.Count: > 0 } && origin.Length > 0 && !key.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
        if (!isForeign)
        {
            AllowAnySite(call.Context);
        }

        if (key is null
            || (call.Address.Workspace is { } named && named != key.Workspace)
            || workspaces.FirstOrDefault(w => w.Name == key.Workspace) is not { } served
            || people.Keys.Visitor(key.Id, key.Workspace, options.SignsInByItself ? Demo : null) is not { } visitor
            || !visitor.May(Right.SendEvents))
        {
            return Refuse(call, CollectFault.WrongKey, "This key is not known here, works no more, or may not send events.");
        }

        call.KeyId = key.Id;
        if (isForeign)
        {
            return Refuse(call, CollectFault.WrongKey, "This key may not be used from this site.");
        }

        call.Intake = new WorkspaceVisit(served, visitor).Intake();
        return (_pace.Wait(key.Id) ?? call.Intake.Wait()) is { } wait ? Later(call, CollectFault.TooFast, "Too much arrives with this key.", wait) : null;
    }

    private CollectReply Refuse(Call call, CollectFault fault, string reason)
    {
        var intake = call.Intake ?? workspaces.FirstOrDefault(w => w.Name == call.Address.Workspace)?.Journeys.Intake;
        intake?.NoteRefused(call.Protocol, reason);
        return call.Protocol.Refused(call.Request, fault, reason);
    }

    private CollectReply Later(Call call, CollectFault fault, string reason, TimeSpan wait)
    {
        call.Context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return Refuse(call, fault, reason);
    }

    private static string? KeyOf(Call call)
    {
        try
        {
            return call.Protocol.KeyOf(call.Request);
        }
        catch (CollectException)
        {
            return null;
        }
    }

    private static void AllowAnySite(HttpContext context)
    {
        if (context.Request.Headers.Origin.Count > 0)
        {
            CollectorCors.Allow(context);
        }
    }

    private CollectRequest Request(HttpContext context, CollectorAddress address)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in context.Request.Headers)
        {
            headers[name] = value.ToString();
        }

        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, values) in context.Request.Query)
        {
            query[name] = values.Count > 0 ? values[^1] ?? "" : "";
        }

        return new CollectRequest
        {
            Method = context.Request.Method.ToUpperInvariant(),
            Path = address.Path,
            Root = address.Root,
            PathKey = address.Key,
            Query = query,
            Headers = headers,
            Body = ReadOnlyMemory<byte>.Empty,
            ReceivedMicros = UtcTime.FromDateTimeOffset(time.GetUtcNow()),
            Address = context.Connection.RemoteIpAddress,
        };
    }

    private static async Task SendAsync(HttpContext context, CollectReply reply)
    {
        context.Response.StatusCode = reply.Status;
        foreach (var (name, value) in reply.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (reply.ContentType is { } type)
        {
            context.Response.ContentType = type;
            context.Response.ContentLength = reply.Body.Length;
            await context.Response.Body.WriteAsync(reply.Body);
        }
    }

    private static IReadOnlyList<string> MethodsOf(string path) => [.. Methods.Where(m => CollectorProtocols.Of(m, path, out _).Count > 0)];

    private sealed class Call
    {
        private readonly IReadOnlyList<CollectorProtocol> _protocols;

        public Call(HttpContext context, IReadOnlyList<CollectorProtocol> protocols, CollectorAddress address, CollectRequest request)
        {
            _protocols = protocols;
            (Context, Address, Request) = (context, address, request);
            Protocol = protocols[0];
            IsChosen = protocols.Count == 1;
            if (HttpMethods.IsGet(context.Request.Method))
            {
                Choose();
            }
        }

        public HttpContext Context { get; }

        /// <summary>Whose SDK it is; the first of those that have the address, as long as <see cref="IsChosen"/> is not.</summary>
        public CollectorProtocol Protocol { get; private set; }

        public bool IsChosen { get; private set; }

        public int MaxBodyBytes => _protocols.Max(p => p.MaxBodyBytes);

        public CollectorAddress Address { get; }

        public CollectRequest Request { get; set; }

        public string? Key { get; set; }

        public string? KeyId { get; set; }

        public EventIntake? Intake { get; set; }

        /// <summary>Decides whose SDK it is, by the form of the request.</summary>
        public void Choose() => (Protocol, IsChosen) = (CollectorProtocols.Choose(_protocols, Request), true);
    }
}
