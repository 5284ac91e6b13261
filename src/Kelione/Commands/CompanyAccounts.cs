using System.Text.Json;
using Kelione.Web;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary>Where the company's own sign-in is configured: the environment, else <c>kelione.json</c> in the workspace's folder.</summary>
internal static class CompanyAccounts
{
    private const string Authority = "KELIONE_OIDC_AUTHORITY", ClientId = "KELIONE_OIDC_CLIENT_ID", ClientSecret = "KELIONE_OIDC_CLIENT_SECRET", Button = "KELIONE_OIDC_NAME";

    /// <summary>What is configured; null for nothing.</summary>
    /// <exception cref="MendableException">It is not whole.</exception>
    public static CompanyAccount? Find(Surroundings surroundings, WorkspaceFolder folder)
    {
        var file = Path.Combine(folder.Path, "kelione.json");
        var found = surroundings.Variable(Authority) is { Length: > 0 } authority
            ? new CompanyAccount(authority, surroundings.Variable(ClientId) ?? "", surroundings.Variable(ClientSecret) ?? "", surroundings.Variable(Button) ?? "")
            : File.Exists(file) ? Read(file, surroundings.Variable(ClientSecret)) : null;
        return found switch
        {
            null => null,
            { ClientId.Length: 0 } => throw new MendableException($"The company's sign-in at {found.Authority} lacks a client id: set {ClientId}, or clientId in {file}."),
            _ when !Uri.TryCreate(found.Authority, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback) => throw new MendableException($"'{found.Authority}' is no https address of a sign-in."),
            _ => found,
        };
    }

    private static CompanyAccount? Read(string file, string? secret)
    {
        try
        {
            var settings = JsonSerializer.Deserialize<Settings>(UserFile.Try(file, () => File.ReadAllText(file)), JsonSerializerOptions.Web);
            return settings?.CompanyAccount is { } c ? new CompanyAccount(c.Authority, c.ClientId, secret ?? c.ClientSecret, c.Name) : null;
        }
        catch (JsonException e)
        {
            throw new MendableException($"'{file}' cannot be read: {e.Message}", e);
        }
    }

    private sealed record Settings(Company? CompanyAccount);

    private sealed record Company(string Authority = "", string ClientId = "", string ClientSecret = "", string Name = "");
}
