using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Kelione.Workspace;

/// <summary>A moment as PostgreSQL keeps it: it takes none but those of offset zero, and keeps microseconds.</summary>
internal sealed class MomentInUtc() : ValueConverter<DateTimeOffset, DateTimeOffset>(m => m.ToUniversalTime(), m => m);
