using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Kelione.Web.Tests.People;

/// <summary>A company's sign-in by OpenID Connect as small as can be: whoever comes is the person that the test names.</summary>
public sealed class CompanyProvider : IAsyncDisposable
{
    private const string Client = "kelione", Secret = "between us";

    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, IQueryCollection> _asked = new();
    private readonly WebApplication _app;

    private CompanyProvider(WebApplication app) => _app = app;

    public string Address => _app.Urls.First();

    public CompanyAccount Account => new(Address, Client, Secret, "Shop account");

    /// <summary>What the next token says of the person.</summary>
    public Dictionary<string, object> Person { get; set; } = [];

    /// <summary>Whom the next token is for.</summary>
    public string Audience { get; set; } = Client;

    /// <summary>Whether the next token is sealed with the key that the provider shows.</summary>
    public bool IsSealedWell { get; set; } = true;

    public static async Task<CompanyProvider> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        var app = builder.Build();
        var provider = new CompanyProvider(app);
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", () => TypedResults.Json(new Dictionary<string, object>
        {
            ["issuer"] = provider.Address, ["authorization_endpoint"] = provider.Address + "/authorize", ["token_endpoint"] = provider.Address + "/token", ["jwks_uri"] = provider.Address + "/keys",
            ["response_types_supported"] = new[] { "code" }, ["id_token_signing_alg_values_supported"] = new[] { "RS256" }, ["subject_types_supported"] = new[] { "public" },
        }));
        app.MapGet("/keys", () => TypedResults.Json(new { keys = new[] { provider.PublicKey() } }));
        app.MapGet("/authorize", (HttpContext context) => provider.Authorize(context.Request.Query));
        app.MapPost("/token", async Task<IResult> (HttpContext context) => provider.Exchange(await context.Request.ReadFormAsync()));
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private IResult Authorize(IQueryCollection query)
    {
        if (query["client_id"] != Client || query["response_type"] != "code" || query["code_challenge_method"] != "S256" || !query["scope"].ToString().Contains("openid", StringComparison.Ordinal))
        {
            return TypedResults.BadRequest();
        }

        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        _asked[code] = query;
        return TypedResults.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    // A code works once, for whoever asked for it.
    private IResult Exchange(IFormCollection form)
    {
        var isKnown = _asked.TryRemove(form["code"].ToString(), out var asked);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return isKnown && form["client_secret"] == Secret && form["redirect_uri"] == asked!["redirect_uri"] && challenge == asked["code_challenge"]
            ? TypedResults.Json(new Dictionary<string, object> { ["token_type"] = "Bearer", ["access_token"] = "unused", ["expires_in"] = 60, ["id_token"] = Token(asked["nonce"].ToString()) })
            : TypedResults.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
    }

    private string Token(string nonce)
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>(Person) { ["iss"] = Address, ["aud"] = Audience, ["iat"] = now, ["exp"] = now + 60, ["nonce"] = nonce };
        var body = $"{Part(new { alg = "RS256", typ = "JWT", kid = "one" })}.{Part(claims)}";
        using var other = RSA.Create(2048);
        return $"{body}.{Base64Url.EncodeToString((IsSealedWell ? _key : other).SignData(Encoding.ASCII.GetBytes(body), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private object PublicKey()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return new { kty = "RSA", use = "sig", alg = "RS256", kid = "one", n = Base64Url.EncodeToString(key.Modulus), e = Base64Url.EncodeToString(key.Exponent) };
    }

    private static string Part(object value) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(value));
}
