using System.Globalization;
using Kelione.Engine.Kernels;
using Kelione.Journeys;

namespace Kelione.ClickHouse.Pushing;

/// <summary>Which share of journeys does what at each column: journeys become rows of as many codes as there are columns, which are counted. With an anchor it is answered here.</summary>
internal sealed class PushedStepMatrix : IPushed
{
    public Type QuestionType => typeof(StepMatrixQuestion);

    public (Answer Answer, long N)? Ask(Question question, PushedRun run)
    {
        var matrix = (StepMatrixQuestion)question;
        var names = run.Snapshot.ActivityTexts;
        if (matrix.Anchor is not null || names.Count > PushedRun.MostActivities)
        {
            return null;
        }

        var end = names.Count + 1;
        var counts = new PairCounts(Math.Max(matrix.After, end + 1));
        var columns = matrix.After.ToString(CultureInfo.InvariantCulture);
        run.AskJourneys(
            run.ActivityCode(),
            journeys => $"SELECT toInt64(cell.1), toInt64(cell.2), toInt64(count()) FROM (SELECT arrayJoin(arrayMap((code, place) -> (code, place), "
                + string.Create(CultureInfo.InvariantCulture, $"arrayResize(arrayMap(e -> e.3, s), {columns}, toUInt32({end})), arrayEnumerate(arrayResize([0], {columns})))) AS cell FROM {journeys}) GROUP BY cell"),
            rows =>
            {
                var (code, place, count) = ((int)rows.Int64(), (int)rows.Int64(), rows.Int64());
                counts.Add(code, place - 1, count);
            });
        var answer = StepMatrixKernel.Answer(matrix, counts, run.Snapshot.Activities);
        return (answer, answer.Rows.Sum(r => r.Customers[0]));
    }
}
