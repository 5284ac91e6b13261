using Kelione.Workspace;

namespace Kelione.Web.Tests.People;

/// <summary>The same server where PostgreSQL keeps maps and people, in a database of its own. Where there is none, its tests skip themselves.</summary>
public sealed class SignedServerOnPostgres : SignedServer, IDisposable
{
    private readonly PostgresServer? _server = PostgresServer.StartOwn();

    protected override DocumentsServer? Documents => _server is null ? null : DocumentsServer.Read(_server.Connection());

    public void Dispose() => _server?.Dispose();
}
