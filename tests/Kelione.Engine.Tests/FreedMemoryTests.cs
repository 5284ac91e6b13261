using System.Runtime.InteropServices;
using Kelione.Engine.Storage;

namespace Kelione.Engine.Tests;

public sealed class FreedMemoryTests
{
    [Fact]
    public void On_Linux_with_the_GNU_library_large_pieces_go_back_to_the_system()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && !RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal), "another C library");
        Assert.SkipWhen(Environment.GetEnvironmentVariable("MALLOC_MMAP_THRESHOLD_") is not null, "whoever started the tests set it");
        Assert.True(FreedMemory.GoesBack);
    }
}
