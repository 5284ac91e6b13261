using System.Buffers.Binary;

namespace Kelione.Sources.Tests;

public sealed class ArchiveGuardTests : IDisposable
{
    private readonly TempFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void All_entries_together_must_fit_the_limit_though_each_one_would()
    {
        var path = _files.Zip("a.zip", ("a.csv", ContainerTests.Csv(1_000)), ("b.csv", ContainerTests.Csv(1_000)));
        var one = ContainerTests.Csv(1_000).Length;

        Assert.Contains("more than", Refusal(path, new SourceLimits { MaxUnpackedBytes = one * 2 - 1 }), StringComparison.Ordinal);
        Assert.Equal(2, SourceInspector.Inspect(path, new ImportRequest { Limits = new SourceLimits { MaxUnpackedBytes = one * 2 } }).Parts.Count);
    }

    [Fact]
    public void Entries_that_lie_over_each_other_are_refused()
    {
        var bytes = File.ReadAllBytes(_files.Zip("a.zip", ("a.csv", ContainerTests.Csv(1_000)), ("b.csv", ContainerTests.Csv(1_000))));
        var first = Directory(bytes, 0);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(first + 20), (uint)bytes.Length - 60);

        Assert.Contains("over each other", Refusal(_files.Bytes("b.zip", bytes), SourceLimits.Default), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_states_less_than_it_holds_gives_no_more_than_it_states_and_counts_as_damaged()
    {
        var csv = ContainerTests.Csv(20_000);
        var bytes = File.ReadAllBytes(_files.Zip("a.zip", ("a.csv", csv)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Directory(bytes, 0) + 24), 10_000);
        var path = _files.Bytes("b.zip", bytes);

        using var content = SourceContent.Open(new SourceFile(path), "a.csv", SourceLimits.Default);
        var buffer = new byte[1 << 20];
        long read = 0;
        Assert.Throws<SourceException>(() =>
        {
            while (content.Stream.Read(buffer) is > 0 and var more)
            {
                read += more;
            }
        });
        Assert.InRange(read, 0, 10_000);
    }

    private static string Refusal(string path, SourceLimits limits) =>
        Assert.Throws<SourceException>(() => SourceInspector.Inspect(path, new ImportRequest { Limits = limits })).Message;

    // Where the n-th record of the archive's list of entries begins.
    private static int Directory(byte[] zip, int index)
    {
        var at = -1;
        for (var i = 0; i <= index; i++)
        {
            at = at + 1 + zip.AsSpan(at + 1).IndexOf("PK\x1\x2"u8);
        }

        return at;
    }
}
