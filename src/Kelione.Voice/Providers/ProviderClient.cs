using System.ClientModel;
using System.ClientModel.Primitives;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Kelione.Voice.Providers;

/// <summary>How a provider is reached. Immutable.</summary>
/// <param name="Address">The address of an OpenAI-compatible service, up to and with <c>/v1/</c>; also one in the house.</param>
/// <param name="Model">The model's name there.</param>
/// <param name="Key">The key; null where the service asks for none.</param>
public sealed record ProviderOptions(Uri Address, string Model, string? Key = null)
{
    /// <summary>The options in words, without the key: records would print it.</summary>
    public override string ToString() => $"{Model} at {Address}";
}

/// <summary>Reaches any service that speaks the common chat-completions protocol.</summary>
public static class ProviderClient
{
    private const int Retries = 2;

    /// <summary>A chat over a provider.</summary>
    /// <param name="http">Sends the requests.</param>
    /// <param name="options">How the provider is reached.</param>
    public static IChatClient Create(HttpClient http, ProviderOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // A service in the house may ask for no key; the protocol has no way to send none.
        var client = new OpenAIClient(
            new ApiKeyCredential(string.IsNullOrEmpty(options.Key) ? "none" : options.Key),
            new OpenAIClientOptions { Endpoint = options.Address, Transport = new HttpClientPipelineTransport(http), RetryPolicy = new ClientRetryPolicy(Retries) });
        return client.GetChatClient(options.Model).AsIChatClient();
    }

    /// <summary>What requests are sent by: follows no redirect, which could lead the texts elsewhere, and connects to no address that is barred, whatever name led there.</summary>
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectCallback = ConnectAsync }) { Timeout = TimeSpan.FromSeconds(100), MaxResponseContentBufferSize = 4 << 20 };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancel).ConfigureAwait(false);
        var allowed = addresses.Where(a => !ProviderAddress.IsBarred(a)).ToArray();
        if (allowed.Length == 0)
        {
            throw new HttpRequestException($"Nothing may be sent to '{context.DnsEndPoint.Host}'.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
