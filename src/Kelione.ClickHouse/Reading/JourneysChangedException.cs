namespace Kelione.ClickHouse.Reading;

/// <summary>What a shard holds is no longer what it held when the question was begun, because somebody was erased meanwhile: the question is begun anew.</summary>
internal sealed class JourneysChangedException(string shard) : Exception($"ClickHouse {shard} changed what it holds while it was read. Ask again.");
