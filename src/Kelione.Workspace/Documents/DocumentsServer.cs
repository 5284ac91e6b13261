using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Npgsql;

namespace Kelione.Workspace;

/// <summary>A PostgreSQL database that keeps the documents of workspaces, in the place of files in their folders: maps, comments, people, keys, demand. What it is given holds a password, and nothing that it says of itself does. Immutable.</summary>
public sealed class DocumentsServer
{
    /// <summary>The environment variable with the connection where no option gives it.</summary>
    public const string Variable = "KELIONE_DOCUMENTS";

    private const int LongestSchema = 40;

    // Each node has a pool for each schema; PostgreSQL takes 100 connections as it comes.
    private const int PoolSize = 20;

    private readonly string _connection;

    private DocumentsServer(NpgsqlConnectionStringBuilder connection)
    {
        _connection = connection.ConnectionString;
        Name = string.Create(CultureInfo.InvariantCulture, $"PostgreSQL {connection.Database} on {connection.Host}:{connection.Port}");
    }

    /// <summary>Which database it is, without who connects to it and how: to be shown to people.</summary>
    public string Name { get; }

    /// <summary>The database asked for: the option, else the environment variable; null where neither is there, which means files in the workspace's folder.</summary>
    /// <param name="option">What the user gave, or null.</param>
    /// <param name="variable">The value of <see cref="Variable"/>, or null.</param>
    /// <exception cref="MendableException">It is no connection; the message says how one looks, and nothing of what was given.</exception>
    public static DocumentsServer? Choose(string? option, string? variable)
    {
        var chosen = !string.IsNullOrWhiteSpace(option) ? option : variable;
        return string.IsNullOrWhiteSpace(chosen) ? null : Read(chosen.Trim());
    }

    /// <summary>Reads a connection.</summary>
    /// <param name="text"><c>Host=…;Database=…;Username=…;Password=…</c> or <c>postgresql://user:password@host:port/database</c>.</param>
    /// <exception cref="MendableException">It is no connection; the message says how one looks, and nothing of what was given.</exception>
    public static DocumentsServer Read(string text)
    {
        NpgsqlConnectionStringBuilder? connection;
        try
        {
            connection = text.Contains("://", StringComparison.Ordinal) ? OfAddress(text) : new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or KeyNotFoundException)
        {
            // What it complains of may be a part of the password: it is not passed on.
            connection = null;
        }

        return connection is { Host.Length: > 0, Database.Length: > 0 }
            ? new DocumentsServer(connection)
            : throw new MendableException("The connection to PostgreSQL cannot be read. It looks like \"Host=db.example;Database=kelione;Username=kelione;Password=…\" or \"postgresql://kelione:…@db.example/kelione\", with values that hold ; in quotation marks.");
    }

    /// <summary>Which database it is, without who connects to it and how.</summary>
    public override string ToString() => Name;

    /// <summary>The schema of something of a workspace: a name that PostgreSQL takes, the same on every node, and different for different names.</summary>
    internal static string SchemaOf(string what, string workspace)
    {
        var plain = new string([.. workspace.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_').Take(LongestSchema)]);
        return plain == workspace ? $"{what}_{plain}" : $"{what}_{plain}_{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(workspace)).AsSpan(0, 4))}";
    }

    /// <summary>What connects to one schema. It holds the password: for the driver alone.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="patienceSeconds">How long one waits for another who is writing, where the connection itself does not say.</param>
    internal string ConnectionTo(string schema, int patienceSeconds)
    {
        var connection = new NpgsqlConnectionStringBuilder(_connection) { SearchPath = $"\"{schema}\"", PersistSecurityInfo = false, IncludeErrorDetail = false };
        connection.ApplicationName ??= "kelione";
        if (!connection.ContainsKey("Command Timeout"))
        {
            connection.CommandTimeout = patienceSeconds;
        }

        if (!connection.ContainsKey("Maximum Pool Size"))
        {
            connection.MaxPoolSize = PoolSize;
        }

        return connection.ConnectionString;
    }

    private static NpgsqlConnectionStringBuilder? OfAddress(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Scheme is not ("postgresql" or "postgres"))
        {
            return null;
        }

        var who = address.UserInfo.Split(':', 2);
        var connection = new NpgsqlConnectionStringBuilder { Host = address.Host, Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')) };
        if (address.Port > 0)
        {
            connection.Port = address.Port;
        }

        if (who[0].Length > 0)
        {
            connection.Username = Uri.UnescapeDataString(who[0]);
        }

        if (who.Length > 1)
        {
            connection.Password = Uri.UnescapeDataString(who[1]);
        }

        foreach (var part in address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            var (name, value) = (Uri.UnescapeDataString(pair[0]), Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : ""));
            connection[NameOf(name)] = name == "sslmode" ? value.Replace("-", "", StringComparison.Ordinal) : value;
        }

        return connection;
    }

    // As PostgreSQL's own programs call them in addresses.
    private static string NameOf(string name) => name switch
    {
        "sslmode" => "SSL Mode",
        "sslrootcert" => "Root Certificate",
        "sslcert" => "SSL Certificate",
        "sslkey" => "SSL Key",
        "connect_timeout" => "Timeout",
        "application_name" => "Application Name",
        _ => name,
    };
}
