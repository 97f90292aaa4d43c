from benchmarks.tasks.timex import predict


def test_questions_without_answers_are_enough():
    (prediction,) = predict([{"id": "a", "text": "He left on Friday.", "dct": "2017-09-03"}])
    assert prediction == {
        "id": "a",
        "timexes": [{"start": 11, "end": 17, "text": "Friday", "type": "DATE", "value": "2017-09-01"}],
    }


def test_without_a_day_of_writing_the_value_stays_open():
    (prediction,) = predict([{"id": "a", "text": "He left on Friday."}])
    assert prediction["timexes"][0]["value"] == "XXXX-WXX-5"
