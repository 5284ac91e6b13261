using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>Which share of journeys does what at its k-th event.</summary>
internal static class PlainStepMatrix
{
    public static Opened Answer(StepMatrixQuestion question, PlainView view)
    {
        var columns = question.Anchor is null
            ? Enumerable.Range(1, question.After).ToList()
            : Enumerable.Range(-question.Before, question.Before + 1 + question.After).ToList();

        // Where column 0 stands in each journey that has it; column 1 is the first event where there is no anchor.
        var journeys = view.Journeys
            .Select(j => (Journey: j, Zero: question.Anchor is null ? -1 : j.IndexOf(question.Anchor)))
            .Where(j => j.Zero is not null)
            .ToList();

        var behind = new Behind();
        var cells = journeys.SelectMany(j => columns.Select(c => (j.Journey.Customer, Column: c, Name: At(j.Journey, j.Zero!.Value + c)))).ToList();
        foreach (var name in cells.Select(c => c.Name).Distinct())
        {
            foreach (var column in columns)
            {
                behind.Put(Handles.Address("cell", Handles.Part(column), name), cells.Where(c => c.Name == name && c.Column == column).Select(c => c.Customer));
            }
        }

        var rows = cells.GroupBy(c => c.Name)
            .Select(g => columns.Select(column => (long)g.Count(c => c.Column == column)).ToList() is var counts
                ? new StepMatrixRow(g.Key, counts, [.. counts.Select(count => PlainMath.Share(count, journeys.Count))])
                : throw new InvalidOperationException())
            .OrderBy(r => r.Activity switch { StepMatrixAnswer.Start => 1, StepMatrixAnswer.End => 2, _ => 0 })
            .ThenByDescending(r => r.Customers.Sum())
            .ThenBy(r => r.Activity, StringComparer.Ordinal);
        return new Opened(new StepMatrixAnswer { N = journeys.Count, Columns = columns, Rows = [.. rows] }, behind);
    }

    private static string At(PlainJourney journey, int position) =>
        position < 0 ? StepMatrixAnswer.Start : position >= journey.Events.Count ? StepMatrixAnswer.End : journey.Events[position].Activity;
}
