<?php
use GuzzleHttp\Client;
$addr = getenv('ADDR') ?: 'http://b:80';
$app->get('/x/{id}', function ($req, $res, $args) use ($addr) { return (new Client(['base_uri' => $addr]))->get("/y/{$args['id']}"); });
