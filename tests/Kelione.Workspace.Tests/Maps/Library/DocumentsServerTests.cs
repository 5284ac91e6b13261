namespace Kelione.Workspace.Tests.Maps.Library;

/// <summary>How a connection is read, and what of it is ever shown.</summary>
public sealed class DocumentsServerTests
{
    [Theory]
    [InlineData("Host=db.example;Database=kelione;Username=k;Password=\"very secret\"", "PostgreSQL kelione on db.example:5432")]
    [InlineData("Server=db.example;Port=6432;Database=kelione;User Id=k;Password=very secret", "PostgreSQL kelione on db.example:6432")]
    [InlineData("postgresql://k:very%20secret@db.example:6432/kelione?sslmode=require", "PostgreSQL kelione on db.example:6432")]
    [InlineData("postgres://k:very%20secret@db.example/kelione", "PostgreSQL kelione on db.example:5432")]
    public void A_connection_is_shown_without_who_connects(string text, string shown)
    {
        var server = DocumentsServer.Read(text);
        Assert.Equal((shown, shown), (server.Name, server.ToString()));
        Assert.Contains("very secret", server.ConnectionTo("kelione_phone", 15), StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", new WorkspaceFolder("/data/phone") { Documents = server }.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=db.example;Database=kelione;Password=a;very secret")]
    [InlineData("Host=db.example;Password=very secret")]
    [InlineData("Host=db.example;Database=kelione;Port=very secret")]
    [InlineData("postgresql://k:very secret@db.example:port/kelione")]
    [InlineData("postgresql://k:very%20secret@db.example/kelione?nonsense=very secret")]
    [InlineData("mysql://k:very%20secret@db.example/kelione")]
    [InlineData("very secret")]
    public void What_is_no_connection_is_refused_without_being_repeated(string text)
    {
        var problem = Assert.Throws<MendableException>(() => DocumentsServer.Read(text));
        Assert.DoesNotContain("very secret", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("very%20secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone", "kelione_phone")]
    [InlineData("Phone", "kelione_phone_")]
    [InlineData("телефон", "kelione_________")]
    [InlineData("a'; DROP SCHEMA public; --", "kelione_a")]
    public void The_schema_of_a_workspace_is_made_of_letters_digits_and_lines(string name, string start)
    {
        var schema = DocumentsServer.SchemaOf("kelione", name);
        Assert.StartsWith(start, schema, StringComparison.Ordinal);
        Assert.Matches("^[a-z0-9_]{1,60}$", schema);
        Assert.NotEqual(schema, DocumentsServer.SchemaOf("kelione", name + "x"));
        Assert.NotEqual(DocumentsServer.SchemaOf("kelione", new string('a', 100)), DocumentsServer.SchemaOf("kelione", new string('a', 101)));
    }

    [Fact]
    public async Task A_host_that_nobody_knows_is_told_in_words()
    {
        var folder = new WorkspaceFolder("/nowhere/phones") { Documents = DocumentsServer.Read("Host=nowhere.invalid;Database=kelione;Password=very secret") };
        var problem = await Assert.ThrowsAsync<MendableException>(() => new MapLibrary(folder).ListAsync());
        Assert.StartsWith("The connection to 'PostgreSQL kelione on nowhere.invalid:5432' was lost or cannot be made.", problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("very secret", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_option_and_variable_there_are_files()
    {
        Assert.Null(DocumentsServer.Choose(null, " "));
        Assert.Equal("PostgreSQL a on b:5432", DocumentsServer.Choose(null, "Host=b;Database=a")!.Name);
        Assert.Equal("PostgreSQL c on d:5432", DocumentsServer.Choose("Host=d;Database=c", "Host=b;Database=a")!.Name);
    }
}
