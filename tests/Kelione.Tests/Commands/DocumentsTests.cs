using Kelione.CommandLine;
using Kelione.Tests.Support;

namespace Kelione.Tests.Commands;

/// <summary>The command line over documents in PostgreSQL.</summary>
public sealed class DocumentsTests
{
    [Fact]
    public async Task Maps_go_where_the_connection_leads_and_doctor_says_so_without_its_secret()
    {
        var connection = PostgresServer.OrSkip().Connection();
        using var cli = new Cli();
        var folder = Path.Combine(cli.Folder, Path.GetFileName(cli.Folder));
        (await cli.RunAsync("-w", folder, "--documents", connection, "import", cli.Write("e.csv", "customer,activity,time\na,x,2026-01-01\n"))).Succeeded();
        (await cli.RunAsync("-w", folder, "--documents", connection, "map", "new", "--template", "phone")).Succeeded();
        Assert.False(File.Exists(Path.Combine(folder, "kelione.db")));
        var listed = (await cli.RunAsync("-w", folder, "--documents", connection, "map", "list")).Succeeded();
        Assert.Contains("Buying a phone", listed.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("Buying a phone", (await cli.RunAsync("-w", folder, "map", "list")).Out, StringComparison.Ordinal);
        var doctor = (await cli.RunAsync("-w", folder, "--documents", connection, "doctor", "--json")).Succeeded();
        Assert.Contains("Maps and people lie in 'PostgreSQL postgres on 127.0.0.1:", doctor.Json().GetProperty("findings").EnumerateArray().Last().GetString()!, StringComparison.Ordinal);
        foreach (var said in new[] { listed, doctor, await cli.RunAsync("-w", folder, "--documents", connection, "map", "lsit"), await cli.RunAsync("-w", folder, "--documents", connection, "status") })
        {
            Assert.DoesNotContain(PostgresServer.Secret, said.Out + said.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=kelione;Username=k;Password=\"very secret\"")]
    [InlineData("Host=127.0.0.1;Database=kelione;Password=a;very secret")]
    [InlineData("postgresql://k:very%20secret@127.0.0.1:1/kelione")]
    public async Task A_connection_that_leads_nowhere_is_told_in_one_sentence_without_its_secret(string connection)
    {
        using var cli = new Cli();
        var told = await cli.RunAsync("--documents", connection, "map", "list");
        Assert.Equal(ExitCode.UserCanMend, told.Exit);
        Assert.DoesNotContain("very", told.Out + told.Error, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL", told.Error, StringComparison.Ordinal);
    }
}
